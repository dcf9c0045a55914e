import Model

/// The divisions of GB/T 2260 by the names that a text calls them, read once from the data built in.
///
/// Shape: spellings with the same first two characters are chained from one slot of a hash table,
/// so that a place in a text where no name begins costs one look.
package struct RegionIndex: Sendable {
    package static let shared = RegionIndex(regions: regionsCSV, areas: statisticalAreasCSV)

    /// In order of code, then year.
    package private(set) var regions: [Region] = []
    private var letters: [Unicode.Scalar] = []
    private var spellings: [Spelling] = []
    private var slots = [Int32](repeating: -1, count: 1 << 14)

    private struct Spelling {
        let letters: Range<Int32>
        let region: Int32
        let kind: Kind
        let next: Int32
    }

    package enum Kind: UInt8, Sendable {
        /// The official name or a short form that stands for it.
        case name
        /// The name without its last part: `温州`.
        case stem
        /// A development zone of that name; the region is the one it lies in.
        case zone
    }

    package struct Match: Sendable {
        package let length: Int
        package let kind: Kind
        package let region: Region
    }

    /// Shape: the texts of `Data/regions.csv` (no quoted field, sorted) and `Data/regions_stat_only.csv`.
    package init(regions: String, areas: String) {
        letters.reserveCapacity(32_000)
        spellings.reserveCapacity(10_000)
        self.regions.reserveCapacity(4_000)
        forEachRow(of: regions, fieldCount: 6) { index, row in index.addRegion(row) }
        for nickname in RegionNames.nicknames {
            index(Array(nickname.name.unicodeScalars), as: .name, ofCode: nickname.code)
        }
        forEachRow(of: areas, fieldCount: 3) { index, row in
            index.index(Array(row.letters(1)), as: .zone, ofCode: Int32(row.number(2) ?? 0))
        }
    }

    package func name(of region: Region) -> String {
        var name = String.UnicodeScalarView()
        name.append(contentsOf: letters[Int(region.name.lowerBound)..<Int(region.name.upperBound)])
        return String(name)
    }

    /// The names that begin at `place`, longest first; the same name for each division that bears it.
    package func matches(at place: Int, in text: [Unicode.Scalar], until end: Int) -> [Match] {
        guard place >= 0, place + 1 < end, end <= text.count else { return [] }
        var result: [Match] = []
        var next = slots[slot(text[place], text[place + 1])]
        while next >= 0 {
            let spelling = spellings[Int(next)]
            next = spelling.next
            let (first, count) = (Int(spelling.letters.lowerBound), spelling.letters.count)
            guard count <= end - place,
                (0..<count).allSatisfy({ letters[first + $0] == text[place + $0] })
            else { continue }
            result.append(
                Match(length: count, kind: spelling.kind, region: regions[Int(spelling.region)]))
        }
        if result.count > 1 { result.sort { $0.length > $1.length } }
        return result
    }

    /// Every row of a code, earliest first.
    package func regions(ofCode code: Int32) -> ArraySlice<Region> {
        var (low, high) = (0, regions.count)
        while low < high {
            let middle = (low + high) / 2
            if regions[middle].code < code { low = middle + 1 } else { high = middle }
        }
        return regions[low...].prefix { $0.code == code }
    }

    /// True where the index has counties of a prefecture; 东莞市 and a few more have none.
    package func hasParts(_ prefecture: Region) -> Bool {
        guard let last = regions(ofCode: prefecture.code).indices.last, last + 1 < regions.count else {
            return false
        }
        return regions[last + 1].code / 100 == prefecture.code / 100
    }

    // MARK: Building

    /// A row of a table without quoted fields, as bytes: a `String` for each field costs milliseconds at start.
    private struct Row {
        let bytes: UnsafeBufferPointer<UInt8>
        /// Where each field begins, and one past the row's end.
        let starts: [Int]

        func field(_ number: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
            bytes[starts[number]..<starts[number + 1] - 1]
        }

        /// `nil` for an empty field.
        func number(_ number: Int) -> Int? {
            let digits = field(number)
            return digits.isEmpty ? nil : digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
        }

        func letters(_ number: Int) -> String.UnicodeScalarView {
            String(decoding: field(number), as: UTF8.self).unicodeScalars
        }
    }

    /// Calls `body` for each row below the header that has `fieldCount` fields.
    private mutating func forEachRow(
        of table: String, fieldCount: Int, _ body: (inout RegionIndex, Row) -> Void
    ) {
        var table = table + "\n"
        table.withUTF8 { bytes in
            var starts = [0]
            var isHeader = true
            for (offset, byte) in bytes.enumerated() {
                if byte == UInt8(ascii: ",") { starts.append(offset + 1) }
                guard byte == UInt8(ascii: "\n") else { continue }
                starts.append(offset + 1)
                if !isHeader, starts.count == fieldCount + 1 {
                    body(&self, Row(bytes: bytes, starts: starts))
                }
                isHeader = false
                starts.removeAll(keepingCapacity: true)
                starts.append(offset + 1)
            }
        }
    }

    /// `code,name,level,parent_code,valid_from,valid_to`
    private mutating func addRegion(_ row: Row) {
        let level: RegionLevel =
            row.field(2).elementsEqual("county".utf8)
            ? .county : row.number(3) == nil ? .province : .prefecture
        let start = letters.count
        letters.append(contentsOf: row.letters(1))
        let region = Region(
            code: Int32(row.number(0) ?? 0), parent: Int32(row.number(3) ?? 0), level: level,
            firstYear: Int16(row.number(4) ?? 0), lastYear: Int16(row.number(5) ?? Int(Int16.max)),
            name: Int32(start)..<Int32(letters.count))
        regions.append(region)
        let offset = regions.count - 1
        add(region.name, as: .name, of: offset)
        for form in RegionNames.shortForms(of: letters[start...]) {
            let first = Int32(letters.count)
            letters.append(contentsOf: form.letters)
            add(first..<Int32(letters.count), as: form.isStem ? .stem : .name, of: offset)
        }
    }

    private mutating func index(_ name: [Unicode.Scalar], as kind: Kind, ofCode code: Int32) {
        let rows = regions(ofCode: code)
        let first = Int32(letters.count)
        letters.append(contentsOf: name)
        for offset in rows.indices { add(first..<Int32(letters.count), as: kind, of: offset) }
    }

    private mutating func add(_ name: Range<Int32>, as kind: Kind, of region: Int) {
        guard name.count > 1 else { return }
        let slot = slot(letters[Int(name.lowerBound)], letters[Int(name.lowerBound) + 1])
        spellings.append(
            Spelling(letters: name, region: Int32(region), kind: kind, next: slots[slot]))
        slots[slot] = Int32(spellings.count - 1)
    }

    private func slot(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Int {
        let key = first.value &* 0x9E37_79B1 ^ second.value &* 0x85EB_CA77
        return Int(key >> 18) & (slots.count - 1)
    }
}
