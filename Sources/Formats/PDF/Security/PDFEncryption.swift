import Model

/// The standard encryption of a PDF file that opens without a password: what files that forbid copying have.
///
/// | version | key from | cipher |
/// |---|---|---|
/// | 1, 2 | MD5 | RC4 |
/// | 4 | MD5 | RC4 or AES-128, as the crypt filter says |
/// | 5, revision 5 and 6 | SHA-2 | AES-256 |
struct PDFEncryption {
    private enum Cipher { case none, rc4, aes128, aes256 }

    private let key: [UInt8]
    private let streamCipher: Cipher
    private let stringCipher: Cipher
    /// Number of the object that describes the encryption, which is not encrypted itself.
    let own: Int?

    /// `nil` where the file wants a password, or is encrypted in another way.
    init?(_ dictionary: [String: PDFObject], identifier: [UInt8], own: Int?, file: PDFFile) {
        guard file.name(dictionary["Filter"]) == "Standard", let version = file.integer(dictionary["V"]),
            let revision = file.integer(dictionary["R"]), let user = file.string(dictionary["U"])
        else { return nil }
        func cipher(_ entry: String) -> Cipher {
            guard version >= 4 else { return .rc4 }
            guard let name = file.name(dictionary[entry]), name != "Identity",
                let filter = file.dictionary(file.dictionary(dictionary["CF"])?[name])
            else { return .none }
            return switch file.name(filter["CFM"]) {
            case "V2"?: .rc4
            case "AESV2"?: .aes128
            case "AESV3"?: .aes256
            default: .none
            }
        }
        let key: [UInt8]? =
            if version >= 5 {
                Self.key256(user, file.string(dictionary["UE"]) ?? [], revision: revision)
            } else {
                Self.key128(dictionary, user, identifier, version: version, revision: revision, file)
            }
        guard let key else { return nil }
        self.key = key
        self.own = own
        streamCipher = cipher("StmF")
        stringCipher = cipher("StrF")
    }

    func decryptStream(_ bytes: [UInt8], of object: Int) -> [UInt8] { decrypt(bytes, streamCipher, object) }
    func decryptString(_ bytes: [UInt8], of object: Int) -> [UInt8] { decrypt(bytes, stringCipher, object) }

    private func decrypt(_ bytes: [UInt8], _ cipher: Cipher, _ object: Int) -> [UInt8] {
        switch cipher {
        case .none: return bytes
        case .rc4: return RC4.apply(objectKey(object, []), to: bytes)
        case .aes128, .aes256:
            // The first block is where the chain starts.
            let key = cipher == .aes256 ? key : objectKey(object, [0x73, 0x41, 0x6C, 0x54])
            guard bytes.count >= 32, let aes = AES(key: key) else { return [] }
            return aes.decryptPadded(Array(bytes[16...]), start: Array(bytes[..<16]))
        }
    }

    /// Each object has a key of its own. Its generation, which is 0 but in files of the last century, is taken as 0.
    private func objectKey(_ object: Int, _ salt: [UInt8]) -> [UInt8] {
        let number = (0..<3).map { UInt8(truncatingIfNeeded: object >> (8 * $0)) }
        return Array(MD5.hash(key + number + [0, 0] + salt).prefix(min(16, key.count + 5)))
    }

    // MARK: Versions 1 to 4

    /// What a password is filled up with; the whole of it where there is none.
    private static let padding: [UInt8] = [
        0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08, 0x2E,
        0x2E,
        0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
    ]

    /// Rule: ISO 32000-1, 7.6.3.3, algorithm 2; checked by algorithms 4 and 5.
    private static func key128(
        _ dictionary: [String: PDFObject], _ user: [UInt8], _ identifier: [UInt8], version: Int,
        revision: Int,
        _ file: PDFFile
    ) -> [UInt8]? {
        guard let owner = file.string(dictionary["O"]), let permissions = file.number(dictionary["P"]),
            abs(permissions) < 1e15
        else { return nil }
        let bits = UInt32(truncatingIfNeeded: Int64(permissions))
        var seed = padding + owner.prefix(32)
        seed += (0..<4).map { UInt8(truncatingIfNeeded: bits >> UInt32(8 * $0)) } + identifier
        if revision >= 4, case .boolean(false)? = file.value(dictionary["EncryptMetadata"]) {
            seed += [255, 255, 255, 255]
        }
        let stated = version == 4 ? 128 : file.integer(dictionary["Length"]) ?? 40
        let length = revision == 2 ? 5 : max(5, min(16, stated / 8))
        var key = MD5.hash(seed)
        if revision >= 3 {
            for _ in 0..<50 { key = MD5.hash(Array(key.prefix(length))) }
        }
        key = Array(key.prefix(length))
        return opens(key, user, identifier, revision) ? key : nil
    }

    private static func opens(_ key: [UInt8], _ user: [UInt8], _ identifier: [UInt8], _ revision: Int) -> Bool
    {
        if revision == 2 { return RC4.apply(key, to: padding) == Array(user.prefix(32)) }
        var check = MD5.hash(padding + identifier)
        for round in 0..<20 { check = RC4.apply(key.map { $0 ^ UInt8(round) }, to: check) }
        return check == Array(user.prefix(16))
    }

    // MARK: Version 5

    /// Rule: ISO 32000-2, 7.6.4.3.3, algorithm 2.A with the empty password.
    private static func key256(_ user: [UInt8], _ packedKey: [UInt8], revision: Int) -> [UInt8]? {
        guard user.count >= 48, packedKey.count >= 32 else { return nil }
        let hash = { (salt: [UInt8]) in revision >= 6 ? hardenedHash(salt) : sha256(salt) }
        guard hash(Array(user[32..<40])) == Array(user[..<32]) else { return nil }
        return AES(key: hash(Array(user[40..<48])))?
            .decrypt(Array(packedKey[..<32]), start: [UInt8](repeating: 0, count: 16))
    }

    private static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBytes { SHA256.hash($0).bytes }
    }

    /// Rule: algorithm 2.B. At least 64 rounds, and no more than 288, for the last byte is at most 255.
    private static func hardenedHash(_ salt: [UInt8]) -> [UInt8] {
        var key = sha256(salt)
        for round in 0..<288 {
            let block = (0..<64).flatMap { _ in key }
            guard let aes = AES(key: Array(key[..<16])) else { break }
            let packed = aes.encrypt(block, start: Array(key[16..<32]))
            switch packed.prefix(16).reduce(0, { $0 + Int($1) }) % 3 {
            case 0: key = sha256(packed)
            case 1: key = SHA512.hash384(packed)
            default: key = SHA512.hash(packed)
            }
            if round >= 63, Int(packed.last ?? 0) <= round - 31 { break }
        }
        return Array(key.prefix(32))
    }
}
