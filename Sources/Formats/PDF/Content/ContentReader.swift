/// Runs the content of a page: a stack of operands, and operators that take them.
///
/// ```
/// BT /F1 10.5 Tf 72 700 Td <4E00> Tj ET        a character
/// 72 690 m 520 690 l S                         a line
/// /Fm0 Do                                      the content of another stream in its place
/// ```
/// Every operator costs one unit of a budget, which a file that draws itself in itself uses up.
struct ContentReader {
    let file: PDFFile
    let resources: PageResources
    private var painter: PagePainter
    private let texts: GlyphTexts

    /// Operators of a page, and of forms in forms; tables of a thousand rows have a tenth of it.
    private var operationsLeft = 3_000_000
    private static let deepestForm = 12
    private static let mostOperands = 1024

    init(_ resources: PageResources, painter: PagePainter) {
        file = resources.file
        texts = resources.texts
        self.resources = resources
        self.painter = painter
    }

    /// The page as far as it could be read.
    mutating func read(_ content: [UInt8], _ entries: [String: PDFObject], matrix: PDFMatrix) -> PageContent {
        var run = Run(state: GraphicsState(), entries: entries, depth: 0)
        run.state.matrix = matrix
        run.base = matrix
        perform(content, &run)
        var page = painter.finish()
        if operationsLeft <= 0 { page.isTooLarge = true }
        return page
    }

    /// What one stream of content has for itself.
    struct Run {
        var state: GraphicsState
        let entries: [String: PDFObject]
        let depth: Int
        var base = PDFMatrix.identity
        var saved: [GraphicsState] = []
        var textMatrix = PDFMatrix.identity
        var lineMatrix = PDFMatrix.identity
        /// Outlines of the path in hand.
        var path: [[PagePoint]] = []
        var isClip = false
        var marks: [Mark] = []
        /// Marks that switch off what they hold.
        var hidingMarks = 0
        var fonts: [String: (font: PDFFont, number: Int32)] = [:]
    }

    /// `BDC` … `EMC`.
    struct Mark {
        var text: [Unicode.Scalar]?
        var start = 0
        var isHiding = false
    }

    private mutating func perform(_ content: [UInt8], _ run: inout Run) {
        var scanner = PDFScanner(content)
        var operands: [PDFObject] = []
        while operationsLeft > 0, let object = scanner.next() {
            guard case .keyword(let word) = object else {
                if operands.count < Self.mostOperands { operands.append(object) }
                continue
            }
            operationsLeft -= 1
            if let name = ContentOperator(rawValue: word.packed) {
                if name == .inlineImage {
                    Self.skipInlineImage(&scanner)
                    painter.addPicture(run.visible, isOpaque: false)
                } else {
                    perform(name, operands, &run)
                }
            }
            operands.removeAll(keepingCapacity: true)
        }
    }

    private mutating func perform(_ name: ContentOperator, _ operands: [PDFObject], _ run: inout Run) {
        func number(_ index: Int) -> Double { index < operands.count ? operands[index].number ?? 0 : 0 }
        switch name {
        case .save: if run.saved.count < 512 { run.saved.append(run.state) }
        case .restore: if let state = run.saved.popLast() { run.state = state }
        case .transform:
            if let matrix = PDFMatrix(operands.map { $0.number ?? 0 }) {
                run.state.matrix = matrix * run.state.matrix
            }
        case .graphicsState: setState(operands, &run)
        case .beginText:
            run.textMatrix = .identity
            run.lineMatrix = .identity
        case .font:
            guard operands.count >= 2, let name = operands[operands.count - 2].name else { return }
            setFont(name, size: number(operands.count - 1), &run)
        case .move: run.moveLine(number(0), number(1))
        case .moveAndLead:
            run.state.leading = -number(1)
            run.moveLine(number(0), number(1))
        case .textMatrix:
            guard let matrix = PDFMatrix(operands.map { $0.number ?? 0 }) else { return }
            run.lineMatrix = matrix
            run.textMatrix = matrix
        case .nextLine: run.moveLine(0, -run.state.leading)
        case .characterSpace: run.state.characterSpace = number(0)
        case .wordSpace: run.state.wordSpace = number(0)
        case .stretch: run.state.stretch = number(0) / 100
        case .leading: run.state.leading = number(0)
        case .rise: run.state.rise = number(0)
        case .renderingMode: run.state.renderingMode = operands.first?.integer ?? 0
        case .show, .showAdjusted, .nextLineShow, .nextLineShowSpaced: showText(name, operands, &run)
        case .moveTo: run.path.append([run.state.matrix.apply(number(0), number(1))])
        case .lineTo: run.lineTo(number(0), number(1))
        case .curve: run.lineTo(number(4), number(5))
        case .curveFromPoint, .curveToPoint: run.lineTo(number(2), number(3))
        case .close: run.closePath()
        case .rectangle: run.addRectangle(number(0), number(1), number(2), number(3))
        case .stroke, .closeStroke, .fill, .fillOld, .fillEvenOdd, .fillStroke, .fillStrokeEvenOdd,
            .closeFillStroke,
            .closeFillStrokeEvenOdd, .endPath:
            paint(name, &run)
        case .clip, .clipEvenOdd: run.isClip = true
        case .fillSpace, .strokeSpace, .fillColor, .fillColorNamed, .strokeColor, .strokeColorNamed,
            .fillGray,
            .strokeGray, .fillRGB, .strokeRGB, .fillCMYK, .strokeCMYK:
            setColor(name, operands, &run)
        case .beginMarked: if run.marks.count < 512 { run.marks.append(Mark()) }
        case .beginMarkedProperties: beginMark(operands, &run)
        case .endMarked: endMark(&run)
        case .draw: if let name = operands.last?.name { draw(name, &run) }
        case .shading:
            // Fills the clip, with colours of its own.
            var state = run.visible
            state.fill.isWhite = false
            if state.clip.area.isFinite { painter.fill(state.clip.corners, state, isOnly: true) }
        case .inlineImage: break
        }
    }
}

// MARK: - Text

extension ContentReader {
    private mutating func setFont(_ name: String, size: Double, _ run: inout Run) {
        if run.fonts[name] == nil { run.fonts[name] = resources.font(named: name, in: run.entries) }
        run.state.font = run.fonts[name]?.font
        run.state.fontNumber = run.fonts[name]?.number ?? 0
        run.state.size = size
    }

    private mutating func showText(_ name: ContentOperator, _ operands: [PDFObject], _ run: inout Run) {
        if name == .nextLineShowSpaced {
            run.state.wordSpace = operands.first?.number ?? 0
            run.state.characterSpace = operands.dropFirst().first?.number ?? 0
        }
        if name == .nextLineShow || name == .nextLineShowSpaced { run.moveLine(0, -run.state.leading) }
        switch operands.last {
        case .string(let string)?: show(string, &run)
        case .array(let elements)?:
            for element in elements {
                if let string = element.string {
                    show(string, &run)
                } else if let back = element.number {
                    run.movePen(-back / 1000 * run.state.size)
                }
            }
        default: break
        }
    }

    private mutating func show(_ string: [UInt8], _ run: inout Run) {
        guard let font = run.state.font else { return }
        operationsLeft -= string.count / 4
        let state = run.state
        let isHidden =
            run.hidingMarks > 0 || !state.isVisible || state.renderingMode == 3 || state.renderingMode == 7
        let isWhite = state.renderingMode % 4 == 1 ? state.stroke.isWhite : state.fill.isWhite
        font.forEachGlyph(string) { glyph, isSpace in
            let placed =
                PDFMatrix(a: state.size * state.stretch, d: state.size, f: state.rise) * run.textMatrix
                * state.matrix
            if isHidden {
                painter.hide()
            } else {
                painter.add(
                    Self.pageGlyph(glyph, placed, font: state.fontNumber, isVertical: font.isVertical),
                    isWhite: isWhite, clip: state.clip)
            }
            let space = state.characterSpace + (isSpace ? state.wordSpace : 0)
            run.movePen(
                (font.isVertical ? -1 : glyph.width) * state.size + (font.isVertical ? -space : space))
        }
    }

    /// `placed` takes the square of a character to its place on the page.
    private static func pageGlyph(_ glyph: PDFFont.Glyph, _ placed: PDFMatrix, font: Int32, isVertical: Bool)
        -> PageGlyph
    {
        let along = (placed.a * placed.a + placed.b * placed.b).squareRoot()
        let up = (placed.c * placed.c + placed.d * placed.d).squareRoot()
        guard isVertical else {
            return PageGlyph(
                text: glyph.text, x: placed.e, y: placed.f, size: up, advance: glyph.width * along,
                directionX: along > 0 ? placed.a / along : 1, directionY: along > 0 ? placed.b / along : 0,
                font: font)
        }
        // The pen goes down through the middle of upright characters; a line of them is one that was turned.
        let start = placed.apply(-0.35, 0)
        return PageGlyph(
            text: glyph.text, x: start.x, y: start.y, size: along, advance: up,
            directionX: up > 0 ? -placed.c / up : 0, directionY: up > 0 ? -placed.d / up : 1, font: font)
    }
}

extension ContentReader.Run {
    mutating func moveLine(_ x: Double, _ y: Double) {
        lineMatrix = .moved(x, y) * lineMatrix
        textMatrix = lineMatrix
    }

    /// `distance` across, or down for a vertical font (where it is negative).
    mutating func movePen(_ distance: Double) {
        textMatrix =
            (state.font?.isVertical == true ? .moved(0, distance) : .moved(distance * state.stretch, 0))
            * textMatrix
    }

    /// The state, or one that shows nothing where a layer is switched off.
    var visible: GraphicsState {
        var state = state
        if hidingMarks > 0 { state.isVisible = false }
        return state
    }
}

// MARK: - Paths

extension ContentReader.Run {
    private static let mostPoints = 100_000

    mutating func lineTo(_ x: Double, _ y: Double) {
        if path.isEmpty { path.append([]) }
        guard path[path.count - 1].count < Self.mostPoints else { return }
        path[path.count - 1].append(state.matrix.apply(x, y))
    }

    mutating func closePath() {
        if let first = path.last?.first { path[path.count - 1].append(first) }
    }

    mutating func addRectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
        let matrix = state.matrix
        path.append([
            matrix.apply(x, y), matrix.apply(x + width, y), matrix.apply(x + width, y + height),
            matrix.apply(x, y + height), matrix.apply(x, y),
        ])
    }
}

extension ContentReader {
    private mutating func paint(_ name: ContentOperator, _ run: inout Run) {
        let (fills, strokes, closes) =
            switch name {
            case .stroke: (false, true, false)
            case .closeStroke: (false, true, true)
            case .fill, .fillOld, .fillEvenOdd: (true, false, false)
            case .fillStroke, .fillStrokeEvenOdd: (true, true, false)
            case .closeFillStroke, .closeFillStrokeEvenOdd: (true, true, true)
            default: (false, false, false)
            }
        if closes { run.closePath() }
        let state = run.visible
        for outline in run.path {
            if fills { painter.fill(outline, state, isOnly: run.path.count == 1) }
            if strokes { painter.stroke(outline, state) }
        }
        if run.isClip {
            run.state.clip = PageRect(around: run.path.flatMap { $0 }).intersection(run.state.clip)
        }
        run.isClip = false
        run.path.removeAll(keepingCapacity: true)
    }

    private mutating func setColor(_ name: ContentOperator, _ operands: [PDFObject], _ run: inout Run) {
        switch name {
        case .fillSpace:
            run.state.fill = GraphicsState.Ink(
                isAdditive: resources.isAdditive(operands.last?.name, in: run.entries))
        case .strokeSpace:
            run.state.stroke = GraphicsState.Ink(
                isAdditive: resources.isAdditive(operands.last?.name, in: run.entries))
        case .fillColor, .fillColorNamed: run.state.fill.set(operands)
        case .strokeColor, .strokeColorNamed: run.state.stroke.set(operands)
        case .fillGray, .fillRGB, .fillCMYK:
            run.state.fill.isAdditive = true
            run.state.fill.set(operands)
        default:
            run.state.stroke.isAdditive = true
            run.state.stroke.set(operands)
        }
    }
}

// MARK: - States, marks, other streams

extension ContentReader {
    private mutating func setState(_ operands: [PDFObject], _ run: inout Run) {
        guard let name = operands.last?.name,
            let entries = file.dictionary(file.dictionary(run.entries["ExtGState"])?[name])
        else { return }
        if let font = file.array(entries["Font"]), font.count >= 2 {
            run.state.size = file.number(font[1]) ?? 0
            if let known = resources.font(font[0]) { (run.state.font, run.state.fontNumber) = known }
        }
        if let alpha = file.number(entries["ca"]) {
            run.state.isOpaque = alpha > 0.99
            run.state.isVisible = alpha > 0.02
        }
        if let mode = entries["BM"] {
            let name = file.name(mode) ?? file.array(mode)?.first.flatMap { file.name($0) }
            if let name, name != "Normal", name != "Compatible" { run.state.isOpaque = false }
        }
    }

    /// `/Span << /ActualText (…) >> BDC`, `/OC /MC0 BDC`.
    private mutating func beginMark(_ operands: [PDFObject], _ run: inout Run) {
        guard run.marks.count < 512 else { return }
        var mark = Mark()
        let named = operands.last?.name.flatMap { file.dictionary(run.entries["Properties"])?[$0] }
        if operands.first?.name == "OC" {
            mark.isHiding = named.map { !resources.layers.isShown($0) } ?? false
        }
        if let text = file.dictionary(named ?? operands.last)?["ActualText"].flatMap({ file.string($0) }) {
            mark.text = text.pdfText
            mark.start = painter.page.glyphs.count
        }
        if mark.isHiding { run.hidingMarks += 1 }
        run.marks.append(mark)
    }

    private mutating func endMark(_ run: inout Run) {
        guard let mark = run.marks.popLast() else { return }
        if mark.isHiding { run.hidingMarks -= 1 }
        if let text = mark.text { painter.retell(from: mark.start, as: text, texts) }
    }

    private mutating func draw(_ name: String, _ run: inout Run) {
        guard let stream = file.stream(file.dictionary(run.entries["XObject"])?[name]) else { return }
        if let layer = stream.dictionary["OC"], !resources.layers.isShown(layer) { return }
        guard file.name(stream.dictionary["Subtype"]) == "Form" else {
            let isMask: Bool =
                if case .boolean(true)? = file.value(stream.dictionary["ImageMask"]) { true } else { false }
            let isWhole = !isMask && stream.dictionary["SMask"] == nil && stream.dictionary["Mask"] == nil
            painter.addPicture(run.visible, isOpaque: isWhole)
            return
        }
        guard run.depth < Self.deepestForm else { return }
        operationsLeft -= 100
        var inner = Run(
            state: run.visible, entries: file.dictionary(stream.dictionary["Resources"]) ?? run.entries,
            depth: run.depth + 1)
        if let matrix = PDFMatrix(file.numbers(stream.dictionary["Matrix"])) {
            inner.state.matrix = matrix * inner.state.matrix
        }
        if let box = file.numbers(stream.dictionary["BBox"]), box.count >= 4 {
            let rect = PageRect(
                left: min(box[0], box[2]), top: min(box[1], box[3]), right: max(box[0], box[2]),
                bottom: max(box[1], box[3]))
            inner.state.clip = inner.state.matrix.apply(rect).intersection(inner.state.clip)
        }
        let content = file.decode(stream)
        if content.isDamaged { painter.markDamaged() }
        perform(content.bytes, &inner)
    }

    /// To the `EI` behind the bytes of the picture: between white space, and before what is no picture.
    private static func skipInlineImage(_ scanner: inout PDFScanner) {
        var place = scanner.position
        while let end = scanner.bytes.firstIndex(of: [0x45, 0x49], from: place, to: scanner.end) {
            place = end + 2
            let isBetween =
                scanner.byte(at: end - 1)?.isPDFSpace == true && scanner.byte(at: place)?.isPDFSpace ?? true
            let follows = scanner.bytes[min(place, scanner.end)..<min(place + 12, scanner.end)]
            if isBetween, follows.allSatisfy({ 0x20...0x7E ~= $0 || $0.isPDFSpace && $0 != 0 }) {
                scanner.move(to: place)
                return
            }
        }
        scanner.move(to: scanner.end)
    }
}

extension PageRect {
    var corners: [PagePoint] {
        [
            PagePoint(x: left, y: top), PagePoint(x: right, y: top), PagePoint(x: right, y: bottom),
            PagePoint(x: left, y: bottom),
        ]
    }
}
