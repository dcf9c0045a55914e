import Forms
import Model

/// A printed report and what is known of it.
package struct SampleReport: Sendable {
    package let name: String
    package let rendering: String
    package let body: Body
    package let filled: FilledForm
    package let text: String
    /// For each figure: false where the text does not show which cell its number belongs to.
    package let isPlaced: [Bool]

    /// The `number`th report of a rendering, the same for the same seed.
    package static func make(_ rendering: Rendering, number: Int, seed: UInt64) -> SampleReport {
        var random = SplitMix64(seed: seed, name: rendering.name, number: number)
        let body = Body.random(&random)
        let name = random.pick(rendering.forms)
        let form = Codebook.shared.form(named: name) ?? Codebook.shared.forms[0]
        let generator = GridGenerator(form: form, reportYear: GridGenerator.randomYear(for: form, &random))
        let filled = generator.fill(scale: body.scale, &random)
        return printed(filled, body, rendering, name: "\(rendering.name)-\(number)", &random)
    }

    package static func printed(
        _ filled: FilledForm, _ body: Body, _ rendering: Rendering, name: String, _ random: inout SplitMix64
    ) -> SampleReport {
        var filled = filled
        if rendering.addsColumn { filled.localColumn = random.pick(["其中：网上申请", "备注", "外国公民"]) }
        var annex = AnnexLayout(filled: filled)
        annex.unitPlace = AnnexLayout.UnitPlace.allCases[random.weighted([75, 15, 10])]
        annex.notes = random.pick(AnnexLayout.Notes.allCases)
        annex.indents = random.chance(50)
        if filled.form.name == "2014", random.chance(5) {
            annex.headingNumber = random.int(1...9)
            filled.traits.append("number_beside_heading")
        }
        var outline = ReportOutline(
            prose: Prose(body: body, filled: filled, random: SplitMix64(seed: random.next())), filled: filled,
            annex: annex,
            separatesDisclosure: rendering.isByColumn || random.chance(50), leavesOutReview: false)
        if filled.form.name != "2014", body.scale == .nothing || body.scale == .township, random.chance(6) {
            outline.leavesOutReview = true
            filled.leaveOut("review_litigation")
            filled.traits.append("no_table=review_litigation")
        }
        let blocks = outline.blocks(spacedHeader: random.chance(50))
        var printer = ReportPrinter(rendering: rendering, random: SplitMix64(seed: random.next()))
        let text = printer.print(blocks)
        filled.traits += printer.traits
        return SampleReport(
            name: name, rendering: rendering.name, body: body, filled: filled, text: text,
            isPlaced: placed(filled, blocks, rendering))
    }

    private static func placed(_ filled: FilledForm, _ blocks: [Block], _ rendering: Rendering) -> [Bool] {
        var placed = Array(repeating: true, count: filled.cells.count)
        guard !rendering.isPositional else { return placed }
        for case .table(let table) in blocks {
            let doubtful = rendering.isByColumn ? table.placelessInColumns : table.placelessWithoutBlanks
            for figure in doubtful + (rendering.mixesLines ? table.besideNotes : []) {
                placed[figure] = false
            }
        }
        return placed
    }
}

extension FilledForm {
    fileprivate mutating func leaveOut(_ table: String) {
        for offset in cells.indices where form.figures[offset].table == table {
            cells[offset] = Cell(value: nil, printed: "", absence: .noRow)
        }
    }
}

extension PrintedTable {
    /// Figures whose place shows only where blank cells are when values are printed column by column.
    fileprivate var placelessInColumns: [Int] {
        let cells = rows.dropFirst(headerRows).flatMap { $0 }.filter(\.isValue)
        // A row of the body's own breaks the count of values as a blank does.
        let broken = Set(cells.filter { $0.text.isEmpty || $0.figure == nil }.map(\.column))
        return cells.filter { broken.contains($0.column) && !$0.text.isEmpty }.compactMap(\.figure)
    }
}
