/// Where the objects of a file lie, as its cross-reference tables say.
extension PDFFile {
    /// No real file has more; each takes memory before anything of the file is read.
    private static let mostObjects = 2_000_000

    /// False where the tables are broken or name no root.
    ///
    /// The newest table comes first and what it says holds: a file that was changed has the new tables behind the old.
    func readCrossReferences() -> Bool {
        guard let place = bytes.lastIndex(of: Array("startxref".utf8)) else { return false }
        var scanner = PDFScanner(bytes, from: place + 9)
        guard let start = scanner.next()?.integer else { return false }
        var waiting = [start]
        var seen: Set<Int> = []
        while let offset = waiting.popLast() {
            guard offset >= 0, offset < bytes.count, seen.count < 1024, seen.insert(offset).inserted else {
                continue
            }
            guard let table = readTable(at: offset), locations.count <= Self.mostObjects else { return false }
            for (key, value) in table where trailer[key] == nil { trailer[key] = value }
            // A table for old readers has beside it a stream with what they cannot read; that comes before older ones.
            if let previous = table["Prev"]?.integer { waiting.append(previous) }
            if let stream = table["XRefStm"]?.integer { waiting.append(stream) }
        }
        return trailer["Root"] != nil
    }

    /// The trailer of the table at `offset`, once its entries are taken.
    private func readTable(at offset: Int) -> [String: PDFObject]? {
        var scanner = PDFScanner(bytes, from: offset, hasReferences: true)
        guard scanner.next()?.keyword == .crossReferences else { return readStream(at: offset) }
        while let head = scanner.next() {
            if head.keyword == .trailer { break }
            guard let first = head.integer, let count = scanner.next()?.integer, count >= 0 else {
                return nil
            }
            for number in 0..<min(count, Self.mostObjects) {
                guard let offset = scanner.next()?.integer, scanner.next()?.integer != nil,
                    let kind = scanner.next()?.keyword
                else { return nil }
                if kind == PDFKeyword("n") { add(first &+ number, .offset(offset)) }
            }
        }
        guard case .dictionary(let trailer)? = scanner.next() else { return nil }
        return trailer
    }

    /// The same in a stream: fields of so many bytes each for kind, place and a third.
    private func readStream(at offset: Int) -> [String: PDFObject]? {
        guard case .stream(let stream)? = indirectObject(at: offset, expecting: nil) else { return nil }
        let widths = (numbers(stream.dictionary["W"]) ?? []).map { Int(max(-1, min($0, 9))) }
        guard widths.count >= 3, widths[..<3].allSatisfy({ 0...8 ~= $0 }) else { return nil }
        let step = widths[0] + widths[1] + widths[2]
        guard step > 0 else { return nil }
        let data = decode(stream, isEncrypted: false).bytes
        var place = 0
        func field(_ index: Int) -> Int {
            var value = 0
            for _ in 0..<widths[index] {
                value = value &<< 8 | Int(place < data.count ? data[place] : 0)
                place += 1
            }
            return value
        }
        let size = integer(stream.dictionary["Size"]) ?? 0
        let sections = numbers(stream.dictionary["Index"]) ?? [0, Double(size)]
        for index in stride(from: 0, to: sections.count - 1, by: 2) {
            guard let first = PDFObject.number(sections[index]).integer,
                let count = PDFObject.number(sections[index + 1]).integer
            else { return nil }
            for number in 0..<max(0, min(count, Self.mostObjects)) {
                guard place + step <= data.count else { break }
                let kind = widths[0] == 0 ? 1 : field(0)
                let (second, _) = (field(1), field(2))
                if kind == 1 { add(first &+ number, .offset(second)) }
                if kind == 2 { add(first &+ number, .packed(second)) }
            }
        }
        return stream.dictionary
    }

    private func add(_ number: Int, _ location: Location) {
        if locations[number] == nil { locations[number] = location }
    }
}

/// A file whose tables are broken: its objects are looked for.
extension PDFFile {
    /// Every `12 0 obj` in the file, in order, so that of two with one number the later holds; with an object stream those
    /// that it holds.
    func searchObjects() {
        locations = [:]
        var place = 0
        while let found = bytes.firstIndex(of: Array("obj".utf8), from: place) {
            place = found + 3
            guard let (number, offset) = objectHead(before: found) else { continue }
            locations[number] = .offset(offset)
            guard case .stream(let stream)? = indirectObject(at: offset, expecting: number) else { continue }
            // What looks like an object within packed bytes is none.
            place = max(place, stream.data.upperBound)
            switch stream.dictionary["Type"]?.name {
            case "ObjStm"?:
                for number in objects(inStream: number).keys { locations[number] = .packed(stream.number) }
            case "XRef"?: trailer.merge(stream.dictionary) { _, new in new }
            default: break
            }
        }
        place = 0
        while let found = bytes.firstIndex(of: Array("trailer".utf8), from: place) {
            place = found + 7
            var scanner = PDFScanner(bytes, from: place, hasReferences: true)
            if case .dictionary(let entries)? = scanner.next() { trailer.merge(entries) { _, new in new } }
        }
        if dictionary(trailer["Root"]) == nil { trailer["Root"] = searchRoot() }
    }

    /// The last catalog in the order of numbers: a whole order, so that every run finds the same.
    private func searchRoot() -> PDFObject? {
        locations.keys.sorted(by: >).first { dictionary(.reference($0))?["Type"]?.name == "Catalog" }
            .map { .reference($0) }
    }

    /// Number and generation before `obj`, read backwards.
    private func objectHead(before place: Int) -> (number: Int, offset: Int)? {
        var index = place - 1
        func skip(while condition: (UInt8) -> Bool) -> Bool {
            let start = index
            while index >= 0, condition(bytes[index]), start - index < 12 { index -= 1 }
            return index < start
        }
        _ = skip(while: \.isPDFSpace)
        guard skip(while: { $0 &- 0x30 < 10 }), skip(while: \.isPDFSpace) else { return nil }
        let end = index
        guard skip(while: { $0 &- 0x30 < 10 }), end - index < 10 else { return nil }
        return (bytes[(index + 1)...end].reduce(0) { $0 * 10 + Int($1 &- 0x30) }, index + 1)
    }
}
