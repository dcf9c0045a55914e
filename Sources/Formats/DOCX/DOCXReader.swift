import Model

/// Reads the text of a DOCX file as a reader of its pages sees it.
///
/// Left out: text that was deleted or moved away with changes tracked, hidden or struck out; codes of fields; the second of
/// two versions of a shape; note marks behind digits (12¹ is no 121). Kept: what was inserted, results of fields, the
/// content of content controls, text boxes (before the paragraph that they hang on), notes (behind theirs).
struct DOCXReader {
    var builder = DocumentBuilder()
    /// Of a part that the text needs.
    private(set) var failure: ZIPArchive.Failure?

    // Read when the text names them: most files bring more styles than text, and use none.
    private let parts: DOCXParts?
    private var styles: DOCXStyles?
    private var numbering: DOCXNumbering?
    /// By kind (`footnotes`) and number, the text of the notes.
    private var notes: [String: [Int: [[Unicode.Scalar]]]] = [:]

    private var scanner: DOCXScanner
    private var text = MarkupText(.xml)
    private var paragraph = Paragraph()
    private var run = Run()
    /// Paragraphs that a text box interrupts.
    private var outerParagraphs: [(Paragraph, Run)] = []
    private var isInText = false
    /// A cell has begun, but its properties are not read yet.
    private var cellIsPending = false
    /// By open alternative: whether a version was read.
    private var alternatives: [Bool] = []
    /// By open field: whether its result has begun.
    private var fields: [Bool] = []
    private var pendingNotes: [[Unicode.Scalar]] = []
    private var tableDepth = 0

    private struct Paragraph {
        var isHidden = false
        /// Its end was deleted: the next paragraph goes on in its line.
        var goesOn = false
    }

    private struct Run {
        var isHidden = false
        var isRaised = false
    }

    /// `parts`: where styles, numbers and notes are looked up.
    init(_ part: [UInt8], of parts: DOCXParts?) {
        scanner = DOCXScanner(part)
        self.parts = parts
    }

    /// True where text is not what the file's encoding promises.
    var isDamaged: Bool { text.isDamaged }

    mutating func read() {
        while let token = scanner.markup.next() {
            switch token {
            case .text(let range): addText(range, isLiteral: false)
            case .literal(let range): addText(range, isLiteral: true)
            case .open(let tag):
                guard let element = scanner.element(tag.name) else { continue }
                open(element, tag)
                if tag.isEmpty { close(element) }
            case .close(let name):
                if let element = scanner.element(name) { close(element) }
            }
        }
    }

    private mutating func open(_ element: DOCXElement, _ tag: MarkupScanner.Tag) {
        if cellIsPending, element != .tcPr { beginCell(CellProperties()) }
        switch element {
        case .paragraph: paragraph = Paragraph()
        case .run: run = Run(isHidden: paragraph.isHidden)
        case .pPr: if !tag.isEmpty { readParagraphProperties() }
        case .rPr: if !tag.isEmpty { readRunProperties() }
        case .text: isInText = true
        case .tab, .ptab: add(" ")
        case .br, .cr: if isShown { builder.endLine() }
        case .noBreakHyphen: add("-")
        case .den: add("/")
        case .sup: add("^")
        case .fldChar: readField(tag)
        case .footnoteReference: addNote("footnotes", tag)
        case .endnoteReference: addNote("endnotes", tag)
        case .txbxContent:
            builder.beginAside()
            outerParagraphs.append((paragraph, run))
        case .footnote, .endnote: beginNote(tag)
        case .alternateContent: alternatives.append(false)
        case .choice, .fallback: openAlternative(tag)
        case .table, .row, .cell, .trPr, .tcPr: openInTable(element, tag)
        case .del, .moveFrom, .delText, .instrText, .delInstrText, .rt, .sectPr, .tblPr, .tblGrid, .tblPrEx,
            .sdtPr,
            .sdtEndPr:
            if !tag.isEmpty { scanner.markup.skipElement() }
        default: break
        }
    }

    private mutating func close(_ element: DOCXElement) {
        switch element {
        case .text: isInText = false
        case .run: run = Run(isHidden: paragraph.isHidden)
        case .paragraph: endParagraph()
        case .txbxContent:
            builder.endAside()
            if let (outer, outerRun) = outerParagraphs.popLast() { (paragraph, run) = (outer, outerRun) }
        case .alternateContent: alternatives.removeLast(alternatives.isEmpty ? 0 : 1)
        case .footnote, .endnote: endNote()
        case .table:
            builder.endTable()
            tableDepth -= 1
            addPendingNotes()
        case .row: builder.endRow()
        case .cell:
            if cellIsPending { beginCell(CellProperties()) }
            builder.endCell()
        default: break
        }
    }

    // MARK: Text

    private var isShown: Bool { !run.isHidden && fields.allSatisfy { $0 } }

    private mutating func add(_ string: String) {
        if isShown { builder.add(string) }
    }

    private mutating func addText(_ range: Range<Int>, isLiteral: Bool) {
        guard isInText, isShown else { return }
        if run.isRaised, let last = builder.lastScalar, last.properties.numericType != nil { return }
        text.read(range, of: scanner.markup.bytes, isLiteral: isLiteral) {
            builder.add($0 == "\n" || $0 == "\r" || $0 == "\t" ? " " : $0)
        }
    }

    private mutating func endParagraph() {
        // A field whose code is open at the end of its paragraph has lost its end.
        fields.removeAll { !$0 }
        if !paragraph.goesOn {
            builder.endLine()
            addPendingNotes()
        }
        builder.isFurniture = false
        paragraph = Paragraph()
    }

    private mutating func openAlternative(_ tag: MarkupScanner.Tag) {
        guard let wasRead = alternatives.last else { return }
        if wasRead, !tag.isEmpty { scanner.markup.skipElement() }
        alternatives[alternatives.count - 1] = true
    }

    /// A field has a code and a result; of a list to choose from only the choice is printed.
    private mutating func readField(_ tag: MarkupScanner.Tag) {
        switch scanner.string(Self.fieldType, of: tag) {
        case "begin":
            if !tag.isEmpty, let choice = readChoice() { add(choice) }
            if fields.count < 64 { fields.append(false) }
        case "separate": if !fields.isEmpty { fields[fields.count - 1] = true }
        case "end": _ = fields.popLast()
        default: break
        }
    }

    private static let fieldType = MarkupName("fldCharType")

    private mutating func readChoice() -> String? {
        var choices: [String] = []
        var chosen = 0
        scanner.forEachInside { scanner, element, tag in
            guard let tag else { return }
            switch element {
            case .listEntry: choices.append(scanner.value(tag) ?? "")
            case .result: chosen = scanner.number(tag) ?? 0
            default: break
            }
        }
        return choices.indices.contains(chosen) ? choices[chosen] : nil
    }

    // MARK: Properties

    private mutating func readParagraphProperties() {
        var style: String?
        var list: Int?
        var level: Int?
        var isInMark = false
        var markIsHidden = false
        var goesOn = false
        scanner.forEachInside { scanner, element, tag in
            switch element {
            case .rPr: isInMark = tag.map { !$0.isEmpty } ?? false
            case .pStyle: if let tag { style = scanner.value(tag) }
            case .numId: if let tag { list = scanner.number(tag) }
            case .ilvl: if let tag { level = scanner.number(tag) }
            case .vanish: if let tag, isInMark { markIsHidden = scanner.isOn(tag) }
            case .del, .moveFrom: if isInMark { goesOn = true }
            default: break
            }
        }
        let own = style.map { self.style($0) }
        paragraph.isHidden = own?.isHidden ?? false
        paragraph.goesOn = goesOn
        run.isHidden = paragraph.isHidden
        if own?.isContents == true { builder.isFurniture = true }
        guard !goesOn, !markIsHidden, !paragraph.isHidden, let list = list ?? own?.numberID, list > 0 else {
            return
        }
        var numbers = numbering ?? contents("numbering").map { DOCXNumbering($0) } ?? DOCXNumbering()
        if let label = numbers.label(list: list, level: level ?? own?.level, style: style) { add(label) }
        numbering = numbers
    }

    private mutating func style(_ name: String) -> DOCXStyles.Style {
        let known = styles ?? contents("styles").map { DOCXStyles($0) } ?? DOCXStyles()
        styles = known
        return known.style(name)
    }

    private mutating func contents(_ part: String) -> [UInt8]? {
        do throws(ZIPArchive.Failure) {
            return try parts?.contents(part)
        } catch {
            failure = error
            return nil
        }
    }

    private mutating func readRunProperties() {
        var isHidden: Bool?
        var style: String?
        var isStruck = false
        var isRaised = false
        scanner.forEachInside { scanner, element, tag in
            guard let tag else { return }
            switch element {
            case .rStyle: style = scanner.value(tag)
            case .vanish: isHidden = scanner.isOn(tag)
            case .strike, .dstrike: isStruck = isStruck || scanner.isOn(tag)
            case .vertAlign: isRaised = scanner.value(tag) == "superscript"
            default: break
            }
        }
        run.isHidden = isStruck || isHidden ?? style.flatMap { self.style($0).isHidden } ?? paragraph.isHidden
        run.isRaised = isRaised
    }

    // MARK: Notes

    private static let id = MarkupName("id")
    private var noteID: Int?
    /// The notes of this part.
    private(set) var readNotes: [Int: [[Unicode.Scalar]]] = [:]

    private mutating func beginNote(_ tag: MarkupScanner.Tag) {
        noteID = scanner.number(Self.id, of: tag)
        builder = DocumentBuilder()
    }

    private mutating func endNote() {
        builder.endLine()
        if let noteID { readNotes[noteID] = builder.takeLines() }
        noteID = nil
    }

    private mutating func addNote(_ kind: String, _ tag: MarkupScanner.Tag) {
        guard isShown, let id = scanner.number(Self.id, of: tag) else { return }
        if notes[kind] == nil {
            var reader = DOCXReader(contents(kind) ?? [], of: nil)
            reader.read()
            notes[kind] = reader.readNotes
        }
        pendingNotes += notes[kind]?.removeValue(forKey: id) ?? []
    }

    /// A note stands behind its paragraph; one of a table's behind the table.
    private mutating func addPendingNotes() {
        guard tableDepth <= 0 else { return }
        for note in pendingNotes {
            for scalar in note { builder.add(scalar) }
            builder.endLine()
        }
        pendingNotes.removeAll()
    }

    // MARK: Tables

    private struct CellProperties {
        var columnSpan = 1
        /// `true` where a cell above goes on, `false` where one begins that may go on.
        var goesOnAbove = false
        var goesOnBefore = false
    }

    private mutating func openInTable(_ element: DOCXElement, _ tag: MarkupScanner.Tag) {
        switch element {
        case .table:
            builder.beginTable()
            tableDepth += 1
        case .row: builder.beginRow()
        case .trPr: if !tag.isEmpty { readRowProperties() }
        case .cell: cellIsPending = true
        case .tcPr: beginCell(tag.isEmpty ? CellProperties() : readCellProperties())
        default: break
        }
    }

    private mutating func readRowProperties() {
        var isHidden = false
        var columns = 0
        scanner.forEachInside { scanner, element, tag in
            guard let tag else { return }
            switch element {
            case .hidden: isHidden = scanner.isOn(tag)
            case .del: isHidden = true
            case .gridBefore: columns = scanner.number(tag) ?? 0
            default: break
            }
        }
        if isHidden {
            builder.dropRow()
            scanner.markup.skipElement()
        } else {
            builder.skipColumns(columns)
        }
    }

    private mutating func readCellProperties() -> CellProperties {
        var cell = CellProperties()
        scanner.forEachInside { scanner, element, tag in
            guard let tag else { return }
            switch element {
            case .gridSpan: cell.columnSpan = scanner.number(tag) ?? 1
            case .vMerge: cell.goesOnAbove = scanner.value(tag) != "restart"
            case .hMerge: cell.goesOnBefore = scanner.value(tag) != "restart"
            default: break
            }
        }
        return cell
    }

    /// Word does not print the text of a cell that another one covers.
    private mutating func beginCell(_ cell: CellProperties) {
        guard cellIsPending else { return }
        cellIsPending = false
        let isCovered =
            cell.goesOnAbove && builder.continueCellAbove(columnSpan: cell.columnSpan)
            || cell.goesOnBefore && builder.widenCellBefore(columnSpan: cell.columnSpan)
        if isCovered {
            scanner.markup.skipElement()
        } else {
            builder.beginCell(columnSpan: cell.columnSpan)
        }
    }
}
