import Model
import Testing

/// From the examples that NIST publishes with FIPS 180-4, and the empty message.
private let vectors: [(message: String, digest: String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
]

@Suite("SHA-256") struct SHA256Tests {
    @Test(
        "published examples, with and without the processor's instructions", arguments: vectors,
        [false, true])
    func examples(_ vector: (message: String, digest: String), isPortable: Bool) {
        var hash = SHA256(isPortable: isPortable)
        Array(vector.message.utf8).withUnsafeBytes { hash.update($0) }
        #expect(hash.finish().hexadecimal == vector.digest)
    }

    @Test("pieces of any length give the digest of the whole", arguments: [1, 3, 55, 63, 64, 65, 200])
    func pieces(_ length: Int) {
        let bytes = Array(vectors[3].message.utf8) + Array(vectors[2].message.utf8)
        var hash = SHA256()
        for start in stride(from: 0, to: bytes.count, by: length) {
            _ = hash.finish()
            bytes[start..<min(start + length, bytes.count)].withUnsafeBytes { hash.update($0) }
        }
        #expect(hash.finish() == bytes.withUnsafeBytes { SHA256.hash($0) })
    }
}
