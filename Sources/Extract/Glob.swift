/// A pattern for paths below the input folder, as bytes: `**/*.txt`.
///
/// `**` as a whole part stands for any number of folders, also none, and at the end for all that is
/// below; `*` for any characters within a part; `?` for one; `[a-z]` and `[!a-z]` for one of a set.
/// `{txt,html}` for one of these. Everything else stands for itself, but behind the last dot of a name small and capital
/// letters are the same: `*.txt` takes `A.TXT`. A pattern is compared with the whole path, `/` separated.
/// Cost: linear in the path times the pattern.
package struct Glob: Sendable {
    private enum Token {
        case byte(UInt8)
        /// A small letter, or the same as a capital.
        case letter(UInt8)
        case anyCharacter
        case set([ClosedRange<UInt32>], isNegated: Bool)
        /// `*`.
        case anyCharacters
        /// `**/`.
        case anyFolders
        /// `**` at the end.
        case everything
    }

    package let pattern: String
    /// One for each way to choose in the braces.
    private let alternatives: [[Token]]

    /// `nil` for a pattern that could match nothing: it is empty, begins or ends with `/`, has an
    /// empty part, `.` or `..`, a set without end, or a brace without its partner.
    package init?(_ pattern: String) {
        self.pattern = pattern
        guard let plain = BraceExpansion.patterns(of: Array(pattern.unicodeScalars)) else { return nil }
        var alternatives: [[Token]] = []
        for pattern in plain {
            guard let tokens = Self.tokens(ofWhole: pattern) else { return nil }
            alternatives.append(tokens)
        }
        self.alternatives = alternatives
    }

    private static func tokens(ofWhole pattern: [Unicode.Scalar]) -> [Token]? {
        let parts = pattern.split(separator: "/", omittingEmptySubsequences: false)
        var tokens: [Token] = []
        for (offset, part) in parts.enumerated() {
            let text = String(String.UnicodeScalarView(part))
            guard !["", ".", ".."].contains(text) else { return nil }
            let isLast = offset == parts.count - 1
            if text == "**" {
                tokens.append(isLast ? .everything : .anyFolders)
                continue
            }
            guard let parsed = Self.tokens(of: Array(part)) else { return nil }
            tokens += isLast ? withAnyCaseOfEnding(parsed) : parsed + [.byte(UInt8(ascii: "/"))]
        }
        return tokens
    }

    private static func withAnyCaseOfEnding(_ tokens: [Token]) -> [Token] {
        let dot = tokens.lastIndex { if case .byte(UInt8(ascii: ".")) = $0 { true } else { false } }
        guard let dot else { return tokens }
        return tokens[...dot]
            + tokens[(dot + 1)...].map { token in
                guard case .byte(let byte) = token, (0x61...0x7A).contains(byte | 0x20), byte < 0x80 else {
                    return token
                }
                return .letter(byte | 0x20)
            }
    }

    private static func tokens(of part: [Unicode.Scalar]) -> [Token]? {
        var tokens: [Token] = []
        var index = 0
        while index < part.count {
            switch part[index] {
            case "*": tokens.append(.anyCharacters)
            case "?": tokens.append(.anyCharacter)
            case "[":
                guard let set = Self.set(in: part, after: &index) else { return nil }
                tokens.append(set)
            case let scalar: tokens += Array(String(scalar).utf8).map(Token.byte)
            }
            index += 1
        }
        return tokens
    }

    /// Reads a set from its `[` at `index`, which moves to its `]`; a `]` that comes first is a member.
    private static func set(in part: [Unicode.Scalar], after index: inout Int) -> Token? {
        var position = index + 1
        let isNegated = position < part.count && part[position] == "!"
        if isNegated { position += 1 }
        guard let length = part.dropFirst(position + 1).firstIndex(of: "]").map({ $0 - position }) else {
            return nil
        }
        var ranges: [ClosedRange<UInt32>] = []
        let members = Array(part[position..<position + length])
        var member = 0
        while member < members.count {
            let low = members[member].value
            if member + 2 < members.count, members[member + 1] == "-" {
                let high = members[member + 2].value
                guard low <= high else { return nil }
                ranges.append(low...high)
                member += 3
            } else {
                ranges.append(low...low)
                member += 1
            }
        }
        index = position + length
        return .set(ranges, isNegated: isNegated)
    }

    package func matches(_ path: String) -> Bool { matches(Array(path.utf8)) }

    /// Tries each alternative, and in it each star with as little as possible first. Only the last star of a part and the last
    /// `**` need another try: what stands before them has matched at the earliest place there is.
    func matches(_ path: [UInt8]) -> Bool {
        alternatives.contains { Self.matches($0, path) }
    }

    private static func matches(_ tokens: [Token], _ path: [UInt8]) -> Bool {
        var token = 0
        var index = 0
        var star: (token: Int, index: Int)?
        var folders: (token: Int, index: Int)?
        while true {
            if token < tokens.count {
                switch tokens[token] {
                case .everything: return true
                case .anyFolders:
                    token += 1
                    folders = (token, index)
                    star = nil
                    continue
                case .anyCharacters:
                    token += 1
                    star = (token, index)
                    continue
                case let single:
                    if let next = step(single, path, index) {
                        if path[index] == UInt8(ascii: "/") { star = nil }
                        token += 1
                        index = next
                        continue
                    }
                }
            } else if index == path.count {
                return true
            }
            if let last = star, last.index < path.count, path[last.index] != UInt8(ascii: "/") {
                star = (last.token, last.index + 1)
                (token, index) = (last.token, last.index + 1)
            } else if let last = folders,
                let slash = path[last.index...].firstIndex(of: UInt8(ascii: "/"))
            {
                folders = (last.token, slash + 1)
                star = nil
                (token, index) = (last.token, slash + 1)
            } else {
                return false
            }
        }
    }

    /// The offset behind the one character at `index`, `nil` where it does not fit.
    private static func step(_ token: Token, _ path: [UInt8], _ index: Int) -> Int? {
        guard index < path.count else { return nil }
        switch token {
        case .byte(let byte):
            return path[index] == byte ? index + 1 : nil
        case .letter(let letter):
            return path[index] | 0x20 == letter ? index + 1 : nil
        case .anyCharacter:
            return path[index] == UInt8(ascii: "/") ? nil : character(in: path, at: index).next
        case .set(let ranges, let isNegated):
            let (value, next) = character(in: path, at: index)
            let isMember = ranges.contains { $0.contains(value) }
            return path[index] == UInt8(ascii: "/") || isMember == isNegated ? nil : next
        case .anyCharacters, .anyFolders, .everything:
            return nil
        }
    }

    /// A byte that is not part of UTF-8 is a character of its own.
    private static func character(in path: [UInt8], at index: Int) -> (value: UInt32, next: Int) {
        var decoder = UTF8()
        var bytes = path[index...].prefix(4).makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes) else {
            return (UInt32(path[index]), index + 1)
        }
        return (scalar.value, index + UTF8.width(scalar))
    }
}
