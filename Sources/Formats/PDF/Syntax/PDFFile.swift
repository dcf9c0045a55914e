import Model

/// The objects of a PDF file, by their numbers.
///
/// ```
/// startxref ─▶ cross-reference tables, newest first ─▶ where each object lies ─▶ the object
///                                       ↑ broken: every `12 0 obj` in the file is looked for instead
/// ```
/// Not for several threads: one report's file is read by one.
final class PDFFile {
    let bytes: [UInt8]
    /// What the newest trailer says, and of the older ones what it does not say.
    var trailer: [String: PDFObject] = [:]
    var locations: [Int: Location] = [:]
    private(set) var encryption: PDFEncryption?
    var budget = PDFBudget()

    private var objects: [Int: PDFObject] = [:]
    private var packedObjects: [Int: [Int: PDFObject]] = [:]
    /// Objects that are being read: one that needs itself is not there.
    private var loading: Set<Int> = []
    /// True once every object in the file was looked for, which helps once.
    private var isSearched = false

    enum Location {
        case offset(Int)
        /// Number of the object stream that holds it.
        case packed(Int)
    }

    /// Rejects: `damaged_file`, `needs_password`.
    init(_ bytes: [UInt8]) throws(Rejection) {
        self.bytes = bytes
        if !readCrossReferences() || pagesRoot == nil { search() }
        try openEncryption()
        guard pagesRoot != nil else { throw .extract(.damagedFile, "a PDF file without pages") }
    }

    private var pagesRoot: [String: PDFObject]? { dictionary(dictionary(trailer["Root"])?["Pages"]) }

    private func openEncryption() throws(Rejection) {
        guard let entry = trailer["Encrypt"], let dictionary = dictionary(entry) else { return }
        let identifier = array(trailer["ID"])?.first.flatMap { value($0)?.string } ?? []
        let own: Int? = if case .reference(let number) = entry { number } else { nil }
        guard let encryption = PDFEncryption(dictionary, identifier: identifier, own: own, file: self) else {
            throw .extract(.needsPassword, "encrypted with a password")
        }
        self.encryption = encryption
        objects = [:]
        packedObjects = [:]
    }

    private func search() {
        guard !isSearched else { return }
        isSearched = true
        objects = [:]
        packedObjects = [:]
        searchObjects()
    }
}

// MARK: - Values

extension PDFFile {
    /// What `object` is or refers to.
    func value(_ object: PDFObject?) -> PDFObject? {
        var object = object
        for _ in 0..<16 {
            guard case .reference(let number)? = object else { return object }
            object = self.object(number)
        }
        return nil
    }

    /// Also that of a stream.
    func dictionary(_ object: PDFObject?) -> [String: PDFObject]? {
        switch value(object) {
        case .dictionary(let entries)?: entries
        case .stream(let stream)?: stream.dictionary
        default: nil
        }
    }

    func array(_ object: PDFObject?) -> [PDFObject]? {
        if case .array(let elements)? = value(object) { elements } else { nil }
    }

    func stream(_ object: PDFObject?) -> PDFStream? {
        if case .stream(let stream)? = value(object) { stream } else { nil }
    }

    func number(_ object: PDFObject?) -> Double? { value(object)?.number }
    func integer(_ object: PDFObject?) -> Int? { value(object)?.integer }
    func name(_ object: PDFObject?) -> String? { value(object)?.name }
    func string(_ object: PDFObject?) -> [UInt8]? { value(object)?.string }

    /// What is no number counts as 0, so that places stay.
    func numbers(_ object: PDFObject?) -> [Double]? { array(object)?.map { number($0) ?? 0 } }
}

// MARK: - Objects

extension PDFFile {
    private func object(_ number: Int) -> PDFObject? {
        if let known = objects[number] { return known }
        // Deep, too: the length of a stream may stand in an object, but not that of that one in another, and so on.
        guard loading.count < 24, loading.insert(number).inserted else { return nil }
        defer { loading.remove(number) }
        var object = read(number)
        if object == nil, !isSearched, locations[number] != nil, encryption == nil || loading.count == 1 {
            search()
            object = read(number)
        }
        objects[number] = object ?? .null
        return object
    }

    private func read(_ number: Int) -> PDFObject? {
        switch locations[number] {
        case .offset(let offset)?:
            guard let object = indirectObject(at: offset, expecting: number) else { return nil }
            guard let encryption, number != encryption.own else { return object }
            return decrypted(object, number, encryption)
        case .packed(let stream)?:
            if packedObjects[stream] == nil { packedObjects[stream] = objects(inStream: stream) }
            return packedObjects[stream]?[number]
        case nil: return nil
        }
    }

    private func decrypted(_ object: PDFObject, _ number: Int, _ encryption: PDFEncryption) -> PDFObject {
        switch object {
        case .string(let bytes): .string(encryption.decryptString(bytes, of: number))
        case .array(let elements): .array(elements.map { decrypted($0, number, encryption) })
        case .dictionary(let entries): .dictionary(entries.mapValues { decrypted($0, number, encryption) })
        default: object
        }
    }

    /// `12 0 obj …` at `offset`; `nil` where something else stands there.
    func indirectObject(at offset: Int, expecting number: Int?) -> PDFObject? {
        guard offset >= 0, offset < bytes.count else { return nil }
        var scanner = PDFScanner(bytes, from: offset, hasReferences: true)
        guard let found = scanner.next()?.integer, found == number ?? found, scanner.next()?.integer != nil,
            scanner.next()?.keyword == .object, let object = scanner.next()
        else { return nil }
        guard case .dictionary(let entries) = object else { return object }
        guard scanner.next()?.keyword == .stream else { return object }
        let start = dataStart(behind: scanner.position)
        let end = dataEnd(from: start, stated: integer(entries["Length"]))
        return .stream(PDFStream(dictionary: entries, data: start..<end, number: found))
    }

    /// `stream` is followed by one line end.
    private func dataStart(behind keyword: Int) -> Int {
        var start = keyword
        if start < bytes.count, bytes[start] == 0x0D { start += 1 }
        if start < bytes.count, bytes[start] == 0x0A { start += 1 }
        return min(start, bytes.count)
    }

    /// The stated length is right where `endstream` stands behind it; else that word is looked for.
    private func dataEnd(from start: Int, stated: Int?) -> Int {
        if let stated, stated >= 0, stated <= bytes.count - start {
            var scanner = PDFScanner(bytes, from: start + stated)
            let behind = scanner.next()?.keyword
            if behind == PDFKeyword("endstream") || behind == PDFKeyword("endobj") { return start + stated }
        }
        guard var end = bytes.firstIndex(of: Array("endstream".utf8), from: start) else { return bytes.count }
        if end > start, bytes[end - 1] == 0x0A { end -= 1 }
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return end
    }

    /// The objects that a stream of type `ObjStm` holds: pairs of number and offset, then the objects.
    func objects(inStream number: Int) -> [Int: PDFObject] {
        guard let stream = stream(.reference(number)), let first = integer(stream.dictionary["First"]),
            let count = integer(stream.dictionary["N"])
        else { return [:] }
        let data = decode(stream).bytes
        var heads = PDFScanner(data)
        var result: [Int: PDFObject] = [:]
        for _ in 0..<max(0, min(count, data.count)) {
            guard let number = heads.next()?.integer, let offset = heads.next()?.integer else { break }
            guard offset >= 0, offset <= data.count, first >= 0, first <= data.count else { continue }
            var scanner = PDFScanner(data, from: first + offset, hasReferences: true)
            result[number] = scanner.next()
        }
        return result
    }
}

/// How much may come out of a file, over all of its streams: what a report holds is a thousandth of it.
struct PDFBudget {
    static let largestStream = 128 << 20
    private(set) var left = 1 << 30
    /// True once a stream was larger than what was left.
    private(set) var isSpent = false

    mutating func spend(_ count: Int) { left = max(0, left - count) }
    mutating func overdraw() { isSpent = true }
    var limit: Int { min(left, Self.largestStream) }
}

extension [UInt8] {
    /// Where `word` stands first, at or behind `start`.
    func firstIndex(of word: [UInt8], from start: Int, to limit: Int = .max) -> Int? {
        let last = Swift.min(limit, count) - word.count
        var place = Swift.max(0, start)
        while place <= last {
            if self[place] == word[0] {
                var length = 1
                while length < word.count, self[place &+ length] == word[length] { length &+= 1 }
                if length == word.count { return place }
            }
            place &+= 1
        }
        return nil
    }

    /// Where `word` stands last.
    func lastIndex(of word: [UInt8]) -> Int? {
        var place = count - word.count
        while place >= 0 {
            if self[place] == word[0], self[place..<(place + word.count)].elementsEqual(word) { return place }
            place -= 1
        }
        return nil
    }
}
