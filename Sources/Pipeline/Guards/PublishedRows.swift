#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Two columns of a published file, read again: the source of each report, and what tells its bytes.
///
/// Found by way of `datapackage.json`, so the file may have any name, format, headings and order of columns. It must
/// have one row for each report, so a file that leaves rows out does not do.
struct PublishedRows {
    /// One, or the parts.
    private let paths: [String]
    private let format: String
    private let guardsFormulas: Bool
    private let source: Column
    private let identity: Column

    private struct Column {
        let heading: String
        let place: Int
    }

    /// `nil` where `folder` holds no dataset of ours, or one without such a file.
    init?(in folder: String) {
        guard let bytes = Self.bytes(of: "\(folder)/datapackage.json"),
            let package = try? LocatedJSONParser.parse(bytes), package["generator"]?.string == "ogi",
            let rows = package["resources"]?.elements.lazy.compactMap({ Self(resource: $0, in: folder) })
                .first
        else { return nil }
        self = rows
    }

    private init?(resource: LocatedJSON, in folder: String) {
        let fields = resource["schema"]?["fields"]?.elements ?? []
        // Where the headings are Chinese, the title is the column's name.
        func column(_ name: String) -> Column? {
            let place = fields.firstIndex { $0["name"]?.string == name || $0["title"]?.string == name }
            return place.map { Column(heading: fields[$0]["name"]?.string ?? "", place: $0) }
        }
        guard resource["schema"]?["primaryKey"]?.elements.count == 1, resource["filters"] == nil,
            case let names = resource["path"].map({
                $0.string.map { [$0] } ?? $0.elements.compactMap(\.string)
            }) ?? [],
            !names.isEmpty, names.allSatisfy(Self.isBelow),
            let format = resource["format"]?.string, let source = column("source"),
            let identity = column("report_id") ?? column("sha256")
        else { return nil }
        paths = names.map { "\(folder)/\($0)" }
        self.format = format
        guardsFormulas = resource["dialect"]?["formulaGuard"] != nil
        self.source = source
        self.identity = identity
    }

    /// Calls `take` with each row's source and the first 64 bits of its SHA-256; a row without them is left out.
    /// False where the file cannot be read.
    func each(_ take: (_ source: [UInt8], _ identity: UInt64) -> Void) -> Bool {
        paths.allSatisfy { each(in: $0, take) }
    }

    private static func isBelow(_ path: String) -> Bool {
        path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
            !["", ".", ".."].contains($0)
        }
    }

    private func each(in path: String, _ take: (_ source: [UInt8], _ identity: UInt64) -> Void) -> Bool {
        guard let file = fopen(path, "rb") else { return false }
        defer { fclose(file) }
        var scanner = RowScanner(quote: format == "csv" ? UInt8(ascii: "\"") : nil)
        if format == "jsonl" { scanner.delimiter = nil }
        var isHeader = format != "jsonl"
        func row(_ fields: [[UInt8]]) {
            defer { isHeader = false }
            guard !isHeader, let (source, identity) = values(in: fields) else { return }
            take(source, identity)
        }
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&block, 1, block.count, file), count > 0 {
            scanner.scan(block[..<count], row)
        }
        scanner.finish(row)
        return ferror(file) == 0
    }

    private func values(in fields: [[UInt8]]) -> (source: [UInt8], identity: UInt64)? {
        if format == "jsonl" {
            guard let line = fields.first, let json = try? LocatedJSONParser.parse(line),
                let name = json[source.heading]?.string,
                let identity = Self.number(Array((json[identity.heading]?.string ?? "").utf8))
            else { return nil }
            return (Array(name.utf8), identity)
        }
        guard fields.count > max(source.place, identity.place),
            let identity = Self.number(fields[identity.place])
        else { return nil }
        let name = fields[source.place]
        return (format == "tsv" ? Self.unescaped(name) : Self.unguarded(name, guardsFormulas), identity)
    }

    /// The first 16 hex digits of `rdb9ebf98f8e28ce8`, or of a whole SHA-256.
    private static func number(_ text: [UInt8]) -> UInt64? {
        let digits = text.first == UInt8(ascii: "r") ? text.dropFirst() : text[...]
        guard digits.count >= 16 else { return nil }
        return UInt64(String(decoding: digits.prefix(16), as: UTF8.self), radix: 16)
    }

    /// Without the apostrophe that keeps a spreadsheet from running a text.
    private static func unguarded(_ text: [UInt8], _ isGuarded: Bool) -> [UInt8] {
        guard isGuarded, text.count > 1, text[0] == UInt8(ascii: "'"),
            [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(text[1])
        else { return text }
        return Array(text.dropFirst())
    }

    private static func unescaped(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var isEscaped = false
        for byte in text {
            if isEscaped {
                let letters: [UInt8: UInt8] = [0x74: 0x09, 0x6E: 0x0A, 0x72: 0x0D]
                result.append(letters[byte] ?? byte)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else {
                result.append(byte)
            }
        }
        return result
    }

    private static let largestPackage = 1 << 24

    private static func bytes(of path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&block, 1, block.count, file), count > 0 {
            bytes += block[..<count]
            guard bytes.count <= largestPackage else { return nil }
        }
        return bytes
    }
}

/// Parts rows and fields of delimited text, block by block.
private struct RowScanner {
    var delimiter: UInt8?
    private let quote: UInt8?
    private var fields: [[UInt8]] = []
    private var field: [UInt8] = []
    private var isQuoted = false
    /// True behind a quote that may have ended the quoted part: another one means the quote itself.
    private var isBehindQuote = false

    init(quote: UInt8?) {
        self.quote = quote
        delimiter = quote == nil ? 0x09 : 0x2C
    }

    mutating func scan(_ block: ArraySlice<UInt8>, _ row: ([[UInt8]]) -> Void) {
        for byte in block {
            if byte == quote {
                if isBehindQuote { field.append(byte) }
                isBehindQuote = isQuoted
                isQuoted.toggle()
                continue
            }
            isBehindQuote = false
            if isQuoted {
                field.append(byte)
            } else if byte == delimiter {
                endField()
            } else if byte == 0x0A {
                finish(row)
            } else {
                field.append(byte)
            }
        }
    }

    /// Ends the row, where one has begun.
    mutating func finish(_ row: ([[UInt8]]) -> Void) {
        guard !fields.isEmpty || !field.isEmpty else { return }
        if field.last == 0x0D { field.removeLast() }
        endField()
        row(fields)
        fields.removeAll(keepingCapacity: true)
    }

    private mutating func endField() {
        fields.append(field)
        field.removeAll(keepingCapacity: true)
    }
}
