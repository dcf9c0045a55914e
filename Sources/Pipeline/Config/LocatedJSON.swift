/// A JSON value that knows where it stands in its file.
///
/// Foundation's decoder knows no line, takes unknown keys and keeps only one of two equal ones; the
/// config check needs all three, hence this.
package struct LocatedJSON: Sendable, Equatable {
    package let place: Place
    package let value: Value

    package enum Value: Sendable, Equatable {
        case null
        case bool(Bool)
        /// As written; `1`, `-2.5e3`.
        case number(String)
        case string(String)
        case array([LocatedJSON])
        /// In the order of the file, equal keys kept.
        case object([Member])
    }

    package struct Member: Sendable, Equatable {
        package let key: String
        package let keyPlace: Place
        package let value: LocatedJSON
    }

    /// What the value is, as a message says it.
    package var description: String {
        switch value {
        case .null: "null"
        case .bool(let bool): bool ? "true" : "false"
        case .number(let text): text
        case .string(let text): "\"\(text)\""
        case .array: "a list"
        case .object: "an object"
        }
    }

    /// The first member of that name, where this is an object.
    package subscript(key: String) -> LocatedJSON? {
        members.first { $0.key == key }?.value
    }

    package var members: [Member] {
        if case .object(let members) = value { members } else { [] }
    }

    package var elements: [LocatedJSON] {
        if case .array(let elements) = value { elements } else { [] }
    }

    package var string: String? {
        if case .string(let text) = value { text } else { nil }
    }
}

/// A place in a config file.
package struct Place: Sendable, Equatable, Comparable {
    /// From 1; 0 for what stands in no line, such as an option of the command line.
    package let line: Int
    /// In characters, from 1.
    package let column: Int
    /// JSON Pointer (RFC 6901), empty for the whole file.
    package let pointer: String

    package init(line: Int, column: Int, pointer: String) {
        self.line = line
        self.column = column
        self.pointer = pointer
    }

    package static func < (left: Place, right: Place) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
