/// The elements of WordprocessingML (ISO/IEC 29500-1, part 17) that change what a reader sees. Names lose their prefix:
/// text of formulas and of shapes is text, too.
enum DOCXElement: String, CaseIterable, Sendable {
    // Text
    case paragraph = "p"
    case run = "r"
    case text = "t"
    case tab, br, cr, noBreakHyphen
    case ptab
    /// Below and above of a formula.
    case den, sup
    case txbxContent
    case fldChar
    case footnoteReference, endnoteReference, footnote, endnote
    // The same content for programs old and new
    case alternateContent = "AlternateContent"
    case choice = "Choice"
    case fallback = "Fallback"

    // Tables
    case table = "tbl"
    case row = "tr"
    case cell = "tc"
    case gridSpan, vMerge, hMerge, gridBefore, hidden

    // Properties
    case pPr, rPr, trPr, tcPr
    case pStyle, rStyle, numPr, ilvl, numId, vanish, strike, dstrike, vertAlign
    case ddList, result, listEntry
    case pPrChange, rPrChange, trPrChange, tcPrChange, numberingChange

    // Not shown: what was deleted or moved away, codes of fields, pinyin above characters, settings
    case del, moveFrom, delText, instrText, delInstrText, rt, sectPr, tblPr, tblGrid, tblPrEx, sdtPr, sdtEndPr

    // Other parts
    case style, name, basedOn
    case abstractNum, num, abstractNumId, lvl, lvlOverride, startOverride, start, numFmt, lvlText, lvlRestart,
        suff, isLgl
    case styleLink, numStyleLink

    static let names = NameTable<DOCXElement>()
}

/// One part of a DOCX file, as a sequence of known elements.
struct DOCXScanner {
    var markup: MarkupScanner
    private let names = DOCXElement.names

    init(_ bytes: [UInt8]) {
        markup = MarkupScanner(bytes, .xml)
    }

    func element(_ name: MarkupName) -> DOCXElement? { names.value(of: name) }

    /// Calls `body` with each element below the one whose tag was read last, and whether it ends. Passes over the
    /// properties that a tracked change replaced.
    mutating func forEachInside(_ body: (inout DOCXScanner, DOCXElement, MarkupScanner.Tag?) -> Void) {
        var depth = 1
        while depth > 0, let token = markup.next() {
            switch token {
            case .open(let tag):
                let element = element(tag.name)
                switch element {
                case .pPrChange, .rPrChange, .trPrChange, .tcPrChange, .numberingChange:
                    if !tag.isEmpty { markup.skipElement() }
                    continue
                default: break
                }
                if !tag.isEmpty { depth += 1 }
                if let element { body(&self, element, tag) }
            case .close(let name):
                depth -= 1
                if depth > 0, let element = element(name) { body(&self, element, nil) }
            case .text, .literal: break
            }
        }
    }

    // MARK: Values

    private static let val = MarkupName("val")

    func value(_ tag: MarkupScanner.Tag) -> String? { markup.attribute(Self.val, of: tag).map(markup.string) }

    func number(_ tag: MarkupScanner.Tag) -> Int? {
        markup.attribute(Self.val, of: tag).flatMap(markup.number)
    }

    func number(_ name: MarkupName, of tag: MarkupScanner.Tag) -> Int? {
        markup.attribute(name, of: tag).flatMap(markup.number)
    }

    func string(_ name: MarkupName, of tag: MarkupScanner.Tag) -> String? {
        markup.attribute(name, of: tag).map(markup.string)
    }

    /// Of a property that is on where it is there, unless it says otherwise.
    func isOn(_ tag: MarkupScanner.Tag) -> Bool {
        switch value(tag) {
        case "0", "false", "off": false
        default: true
        }
    }
}
