/// The numbers that Word prints before paragraphs (`word/numbering.xml`). They stand nowhere in the text:
/// ```
/// 一、总体情况         <w:p>…<w:numId w:val="7"/>…<w:t>总体情况</w:t></w:p>
/// 二、主动公开情况     <w:p>…<w:numId w:val="7"/>…<w:t>主动公开情况</w:t></w:p>
/// ```
/// Rule: ISO/IEC 29500-1, 17.9. Paragraphs of lists that share their definition are counted together; a level begins anew
/// after a paragraph of a higher one.
struct DOCXNumbering {
    private struct Level {
        var start = 1
        /// `nil` for bullets, which print no number.
        var number: ListNumber? = .decimal
        var text = ""
        var hasSpace = true
        var isLegal = false
        /// False where the level is counted through.
        var restarts = true
        var style: String?
    }

    private struct Definition {
        var levels: [Int: Level] = [:]
        var styleLink: String?
        var numberStyleLink: String?
    }

    private struct List {
        var definition = 0
        var starts: [Int: Int] = [:]
        var levels: [Int: Level] = [:]
    }

    private static let levelCount = 9
    private var definitions: [Int: Definition] = [:]
    private var lists: [Int: List] = [:]
    /// By definition, the last number of each level.
    private var counts: [Int: [Int?]] = [:]
    /// Lists whose own start was used, by list and level.
    private var started: Set<Int> = []

    init() {}

    init(_ bytes: [UInt8]) {
        var scanner = DOCXScanner(bytes)
        while let token = scanner.markup.next() {
            guard case .open(let tag) = token, !tag.isEmpty else { continue }
            switch scanner.element(tag.name) {
            case .abstractNum:
                if let id = scanner.number(Self.definitionID, of: tag) {
                    definitions[id] = Self.definition(&scanner)
                }
            case .num:
                if let id = scanner.number(Self.listID, of: tag) { lists[id] = Self.list(&scanner) }
            default: break
            }
        }
        linkStyles()
    }

    /// The text before the next paragraph of this list and level, with the space behind it.
    mutating func label(list id: Int, level: Int?, style: String?) -> String? {
        guard let list = lists[id], let definition = definitions[list.definition] else { return nil }
        let level =
            level ?? definition.levels.first { $0.value.style != nil && $0.value.style == style }?.key ?? 0
        guard (0..<Self.levelCount).contains(level), let own = list.levels[level] ?? definition.levels[level]
        else {
            return nil
        }
        var counts = counts[list.definition] ?? [Int?](repeating: nil, count: Self.levelCount)
        if let start = list.starts[level], started.insert(id &* 16 &+ level).inserted {
            counts[level] = start
        } else {
            counts[level] = (counts[level] ?? own.start &- 1) &+ 1
        }
        for below in (level + 1)..<max(Self.levelCount, level + 1)
        where definition.levels[below]?.restarts ?? true {
            counts[below] = nil
        }
        for above in 0..<level where counts[above] == nil {
            counts[above] = definition.levels[above]?.start ?? 1
        }
        self.counts[list.definition] = counts
        guard own.number != nil else { return nil }
        return text(of: own, list, definition, counts)
    }

    /// Puts the numbers of the levels into a text such as `第%1章` or `%1.%2`.
    private func text(of own: Level, _ list: List, _ definition: Definition, _ counts: [Int?]) -> String? {
        var text = ""
        var expectsLevel = false
        for scalar in own.text.unicodeScalars {
            if expectsLevel, let place = Self.digit(scalar), (1...Self.levelCount).contains(place) {
                let level = list.levels[place - 1] ?? definition.levels[place - 1]
                let number = own.isLegal ? .decimal : level?.number ?? .decimal
                text += number.text(counts[place - 1] ?? 1)
                expectsLevel = false
            } else {
                expectsLevel = scalar == "%"
                if !expectsLevel { text.unicodeScalars.append(scalar) }
            }
        }
        guard let last = text.unicodeScalars.last else { return nil }
        return own.hasSpace && last.isASCII ? text + " " : text
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        scalar.value &- 0x30 < 10 ? Int(scalar.value &- 0x30) : nil
    }

    // MARK: Reading

    private static let definitionID = MarkupName("abstractNumId")
    private static let listID = MarkupName("numId")
    private static let levelID = MarkupName("ilvl")

    private static func definition(_ scanner: inout DOCXScanner) -> Definition {
        var definition = Definition()
        var level: Int?
        scanner.forEachInside { scanner, element, tag in
            guard let tag else { return }
            switch element {
            case .styleLink: definition.styleLink = scanner.value(tag)
            case .numStyleLink: definition.numberStyleLink = scanner.value(tag)
            case .lvl:
                level = scanner.number(levelID, of: tag)
                if let level { definition.levels[level] = Level() }
            default:
                if let level {
                    read(element, tag, scanner, into: &definition.levels[level, default: Level()])
                }
            }
        }
        return definition
    }

    private static func list(_ scanner: inout DOCXScanner) -> List {
        var list = List()
        var level: Int?
        scanner.forEachInside { scanner, element, tag in
            guard let tag else { return }
            switch element {
            case .abstractNumId: list.definition = scanner.number(tag) ?? 0
            case .lvlOverride: level = scanner.number(levelID, of: tag)
            case .startOverride: if let level { list.starts[level] = scanner.number(tag) }
            case .lvl: if let level { list.levels[level] = Level() }
            default:
                if let level, list.levels[level] != nil {
                    read(element, tag, scanner, into: &list.levels[level, default: Level()])
                }
            }
        }
        return list
    }

    private static func read(
        _ element: DOCXElement, _ tag: MarkupScanner.Tag, _ scanner: DOCXScanner, into level: inout Level
    ) {
        switch element {
        case .start: level.start = scanner.number(tag) ?? 1
        case .numFmt: level.number = number(scanner.value(tag) ?? "")
        case .lvlText: level.text = scanner.text(tag)
        case .lvlRestart: level.restarts = scanner.number(tag) != 0
        case .isLgl: level.isLegal = scanner.isOn(tag)
        case .suff: level.hasSpace = scanner.value(tag) != "nothing"
        case .pStyle: level.style = scanner.value(tag)
        default: break
        }
    }

    /// A definition may only name a style whose list has the levels.
    private mutating func linkStyles() {
        for (id, definition) in definitions {
            guard let link = definition.numberStyleLink, definition.levels.isEmpty else { continue }
            if let other = definitions.values.first(where: { $0.styleLink == link }) {
                definitions[id]?.levels = other.levels
            }
        }
    }

    private static func number(_ format: String) -> ListNumber? {
        switch format {
        case "bullet": nil
        case "decimalZero": .decimalZero
        case "decimalFullWidth", "decimalFullWidth2": .fullWidth
        case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": .circled
        case "lowerLetter": .lowerLetter
        case "upperLetter": .upperLetter
        case "lowerRoman": .lowerRoman
        case "upperRoman": .upperRoman
        case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
            "taiwaneseCountingThousand", "koreanCounting":
            .chinese
        case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital": .chineseDigits
        case "chineseLegalSimplified", "ideographLegalTraditional": .chineseLegal
        case "ideographTraditional": .stems
        case "ideographZodiac": .branches
        default: .decimal
        }
    }
}

extension DOCXScanner {
    /// A value that is printed: with its references.
    fileprivate func text(_ tag: MarkupScanner.Tag) -> String {
        guard let range = markup.attribute(MarkupName("val"), of: tag) else { return "" }
        var text = ""
        var decoder = MarkupText(.xml)
        decoder.read(range, of: markup.bytes) { text.unicodeScalars.append($0) }
        return text
    }
}
