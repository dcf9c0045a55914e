import Extract
import Forms
import Load

/// Reads the value of an option as its declaration says.
struct OptionReader {
    let option: OptionType
    /// Columns of the table that the stage writes; empty where unknown.
    var columns: [ColumnSchema] = []

    /// Throws: a `ConfigFailure` with all that is wrong with the value.
    func read(_ json: LocatedJSON) throws -> OptionValue {
        switch option.shape {
        case .text: return .text(try text(json))
        case .folder: return .text(try filled(json, "the path of a folder"))
        case .folders:
            guard case .array(let elements) = json.value else {
                return .texts([try filled(json, "the path of a folder")])
            }
            if elements.isEmpty { throw failure(json, .emptyValue(expected: "at least one folder")) }
            return .texts(try collect(elements) { try filled($0, "the path of a folder") })
        case .file: return .text(try file(json, mayBeParts: false))
        case .files: return .text(try file(json, mayBeParts: true))
        case .parts: return .parts(try parts(json))
        case .whole(let range): return .whole(try whole(json, range))
        case .toggle:
            guard case .bool(let isOn) = json.value else { throw wrong(json, "true or false") }
            return .toggle(isOn)
        case .limit: return .text(try limit(json))
        case .choice(let allowed):
            let choice = try text(json)
            guard allowed.contains(choice) else {
                throw failure(json, .notAllowed(found: json.description, allowed: allowed))
            }
            return .text(choice)
        case .patterns: return .texts(try patterns(json))
        case .command: return .texts(try command(json))
        case .table:
            let name = try text(json)
            let known = PublishedTables.all.map(\.name.rawValue)
            guard known.contains(name) else {
                throw failure(json, .unknownName(.table, name: name, allowed: known))
            }
            return .text(name)
        case .columns: return .texts(try columnNames(json))
        case .conditions: return .conditions(try conditions(json))
        case .programs(let marks): return .programs(try programs(json, marks))
        case .records(let members): return .records(try records(json, members))
        }
    }

    private func failure(_ json: LocatedJSON, _ error: ConfigError) -> ConfigFailure {
        ConfigFailure([Diagnostic(json.place, error)])
    }

    private func wrong(_ json: LocatedJSON, _ expected: String) -> ConfigFailure {
        failure(json, .wrongType(found: json.description, expected: expected))
    }

    private func text(_ json: LocatedJSON) throws -> String {
        guard let text = json.string else { throw wrong(json, "a text in quotes") }
        return text
    }

    private func filled(_ json: LocatedJSON, _ expected: String) throws -> String {
        let text = try text(json)
        if text.isEmpty { throw failure(json, .emptyValue(expected: expected)) }
        return text
    }

    private func whole(_ json: LocatedJSON, _ range: ClosedRange<Int>) throws -> Int {
        guard case .number(let digits) = json.value else { throw wrong(json, "a whole number") }
        guard let number = Int(digits) else {
            let isWhole = digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }
            if isWhole { throw failure(json, .outOfRange(found: digits, range: range, unit: option.unit)) }
            throw wrong(json, "a whole number")
        }
        guard range.contains(number) else {
            throw failure(json, .outOfRange(found: digits, range: range, unit: option.unit))
        }
        return number
    }

    private func limit(_ json: LocatedJSON) throws -> String {
        switch json.value {
        case .number(let text), .string(let text):
            guard CountLimit(text) != nil, json.string == nil || text.hasSuffix("%") else { fallthrough }
            return text
        default: throw wrong(json, "a whole number, or a share like \"5%\"")
        }
    }

    private func patterns(_ json: LocatedJSON) throws -> [String] {
        guard case .array(let elements) = json.value else { throw wrong(json, "a list of patterns") }
        return try collect(elements) { element in
            let pattern = try filled(element, "a pattern")
            guard Glob(pattern) != nil else { throw failure(element, .invalidPattern(pattern: pattern)) }
            return pattern
        }
    }

    private func command(_ json: LocatedJSON) throws -> [String] {
        guard case .array(let elements) = json.value else { throw wrong(json, "a list: program, arguments") }
        guard let program = elements.first else { throw failure(json, .emptyValue(expected: "a program")) }
        _ = try filled(program, "the name of a program")
        return try collect(elements) { element in
            let word = try text(element)
            if word.utf8.contains(0) { throw wrong(element, "a text without a zero byte") }
            return word
        }
    }

    private func columnNames(_ json: LocatedJSON) throws -> [String] {
        guard case .array(let elements) = json.value else { throw wrong(json, "a list of column names") }
        if elements.isEmpty { throw failure(json, .emptyValue(expected: "at least one column")) }
        let names = try collect(elements) { element in
            let name = try text(element)
            _ = try column(name, element.place)
            return name
        }
        for (offset, name) in names.enumerated() where names[..<offset].contains(name) {
            throw failure(
                elements[offset], .notAllowed(found: "\"\(name)\" twice", allowed: ["each column once"]))
        }
        return names
    }

    private func conditions(_ json: LocatedJSON) throws -> [OptionValue.Condition] {
        guard case .object(let members) = json.value else {
            throw wrong(json, "an object of columns and values")
        }
        return try collect(members) { member in
            let allowed = try column(member.key, member.keyPlace).allowed
            let isList = if case .array = member.value.value { true } else { false }
            let values = try collect(isList ? member.value.elements : [member.value]) { json in
                let text = try scalarText(json)
                guard allowed.isEmpty || text.isEmpty || allowed.contains(text) else {
                    throw failure(json, .notAllowed(found: json.description, allowed: allowed))
                }
                if let known = Self.formNames[member.key], !text.isEmpty, !known.contains(text) {
                    throw failure(
                        json, .unknownFormName(column: member.key, name: text, known: known.sorted()))
                }
                return text
            }
            if values.isEmpty { throw failure(member.value, .emptyValue(expected: "at least one value")) }
            return OptionValue.Condition(column: member.key, values: values)
        }
    }

    /// What these columns hold, in whatever table: places of a form. Other words would pass no row at all.
    private static let formNames: [String: Set<String>] = {
        let figures = Codebook.shared.forms.flatMap(\.figures)
        return [
            "table": Set(figures.map(\.table)), "row": Set(figures.map(\.row)),
            "column": Set(figures.map(\.column)),
        ]
    }()

    /// Tables hold texts: `2021` and `"2021"` ask for the same; `null` and `""` for an empty field.
    private func scalarText(_ json: LocatedJSON) throws -> String {
        switch json.value {
        case .string(let text), .number(let text): text
        case .null: ""
        case .bool(let isOn): isOn ? "true" : "false"
        default: throw wrong(json, "a text or number, or a list of them")
        }
    }

    private func column(_ name: String, _ place: Place) throws -> ColumnSchema {
        if let column = columns.first(where: { $0.name == name }) { return column }
        throw ConfigFailure([
            Diagnostic(place, .unknownName(.column, name: name, allowed: columns.map(\.name)))
        ])
    }

    private func programs(_ json: LocatedJSON, _ marks: [String]) throws -> [OptionValue.Program] {
        guard case .object(let members) = json.value else {
            throw wrong(json, "an object of names and lists of words")
        }
        return try collect(members) { member in
            guard case .array(let elements) = member.value.value else {
                throw wrong(member.value, "a list of words: a program and what it is given")
            }
            if elements.isEmpty { throw failure(member.value, .emptyValue(expected: "a program")) }
            let words = try collect(elements) { try filled($0, "a word") }
            for mark in marks where !words.contains(where: { $0.contains(mark) }) {
                throw failure(member.value, .emptyValue(expected: "the word \(mark)"))
            }
            return OptionValue.Program(name: member.key, arguments: words)
        }
    }

    private func records(_ json: LocatedJSON, _ allowed: [String]) throws -> [[OptionValue.Field]] {
        guard case .array(let elements) = json.value else { throw wrong(json, "a list of objects") }
        return try collect(elements) { element in
            guard case .object(let members) = element.value else { throw wrong(element, "an object") }
            return try collect(members) { member in
                guard allowed.contains(member.key) else {
                    throw ConfigFailure([
                        Diagnostic(member.keyPlace, .unknownKey(key: member.key, allowed: allowed))
                    ])
                }
                return OptionValue.Field(name: member.key, text: try text(member.value))
            }
        }
    }

    /// A plain name, so that a file lies in the output folder whatever the config says, and is not hidden.
    private func file(_ json: LocatedJSON, mayBeParts: Bool) throws -> String {
        let path = try filled(json, "the name of a file")
        let names = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard names.count <= (mayBeParts ? 2 : 1), names.allSatisfy(Self.isPlain) else {
            throw failure(json, .unsafePath(path: path))
        }
        guard !Registry.reservedPaths.contains(names[0]) else {
            throw failure(json, .reservedPath(path: names[0]))
        }
        return path
    }

    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".") && name.utf8.count <= 200
            && name.unicodeScalars.allSatisfy {
                $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0 != "\\"
            }
    }

    private func parts(_ json: LocatedJSON) throws -> OptionValue.Parts {
        guard case .object(let members) = json.value, members.count == 1 else {
            throw wrong(json, "{\"by\": \"report_year\"} or {\"rows\": 1000000}")
        }
        let (key, value) = (members[0].key, members[0].value)
        switch key {
        case "by":
            let column = try text(value)
            guard OptionValue.Parts.columns.contains(column) else {
                throw failure(
                    value, .notAllowed(found: value.description, allowed: OptionValue.Parts.columns))
            }
            return .year
        case "rows": return .rows(try whole(value, OptionValue.Parts.rowsRange))
        default:
            throw ConfigFailure([
                Diagnostic(members[0].keyPlace, .unknownKey(key: key, allowed: ["by", "rows"]))
            ])
        }
    }

    /// Reads all, so that every mistake is reported and not just the first.
    private func collect<Element, Value>(
        _ elements: [Element], _ read: (Element) throws -> Value
    ) throws -> [Value] {
        var values: [Value] = []
        var found: [Diagnostic] = []
        for element in elements {
            do { values.append(try read(element)) } catch let failure as ConfigFailure {
                found += failure.diagnostics
            }
        }
        if !found.isEmpty { throw ConfigFailure(found) }
        return values
    }
}
