import Forms
import Model

/// Fills a form as some body might have: sound numbers, then the habits and mistakes of those who print them.
package struct GridGenerator {
    package let form: Form
    package let reportYear: Int
    /// `false` gives a form without blanks, dashes, notes, mistakes.
    package var hasPeculiarities = true
    package var carriedIn: [String: Int]?

    package init(form: Form, reportYear: Int) {
        self.form = form
        self.reportYear = reportYear
    }

    /// A year in which the form was in use.
    package static func randomYear(for form: Form, _ random: inout SplitMix64) -> Int {
        random.int(form.firstYear...(form.lastYear ?? 2024))
    }

    package func fill(scale: BodyScale, _ random: inout SplitMix64) -> FilledForm {
        var counts = CountGenerator(
            form: form, scale: scale, carriedIn: carriedIn, random: SplitMix64(seed: random.next()))
        counts.draw()
        var filled = FilledForm(form: form, reportYear: reportYear, cells: [])
        var values = counts.values
        if hasPeculiarities, random.chance(12) { plantWrongSum(&values, &filled, &random) }
        let habits = hasPeculiarities ? WritingHabits.random(for: form, &random) : WritingHabits()
        switch (form.name, habits.money) {
        case ("2019", .header), ("2014", _), ("2021", .header), ("2021", .tenThousand):
            filled.moneyHeader = .tenThousand
        case ("2021", .yuan): filled.moneyHeader = random.chance(50) ? .yuan : .tenThousand
        default: filled.moneyHeader = .none
        }
        filled.cells = form.figures.map { figure in
            if figure.kind == .money {
                let hundredths = counts.money[figure.path] ?? 0
                return .init(
                    value: Amount(mantissa: Int64(hundredths), scale: 2),
                    printed: habits.writeMoney(hundredths, header: filled.moneyHeader, &random))
            }
            let value = values[figure.path] ?? 0
            return .init(value: Amount(Int64(value)), printed: habits.writeCount(value, figure, &random))
        }
        if habits.thousands { filled.traits.append("thousands_separators") }
        if habits.fullWidth != .none { filled.traits.append("fullwidth_digits=\(habits.fullWidth)") }
        if habits.unitInCell != .none { filled.traits.append("unit_in_cell=\(habits.unitInCell)") }
        if form.name == "2014", reportYear > 2016 { filled.leaveOut("fees", "collected") }
        if hasPeculiarities {
            Peculiarities.apply(to: &filled, &random)
            if random.chance(35) {
                filled.labels = random.pick(FilledForm.LabelStyle.allCases)
                filled.traits.append("labels=\(filled.labels.rawValue)")
            }
        }
        return filled
    }

    /// One figure of one of the form's sums is printed wrong, as about one report in eight has it.
    private func plantWrongSum(
        _ values: inout [String: Int], _ filled: inout FilledForm, _ random: inout SplitMix64
    ) {
        let sums = form.figures.filter {
            $0.column == "total" || $0.row.hasSuffix("total")
        }
        guard let figure = sums.isEmpty ? nil : random.pick(sums), figure.kind == .count else { return }
        let old = values[figure.path] ?? 0
        let new = max(0, old + random.pick([-2, -1, 1, 2, 3, 10]))
        guard new != old else { return }
        values[figure.path] = new
        filled.traits.append("wrong_sum=\(figure.path):\(new) for \(old)")
    }
}

/// What people leave out, put in, or write differently once the numbers are known.
enum Peculiarities {
    static func apply(to filled: inout FilledForm, _ random: inout SplitMix64) {
        blankZeros(&filled, &random)
        if random.chance(14) { dashes(&filled, &random) }
        if random.chance(10) { annotate(&filled, &random) }
        if random.chance(9) { blankOneCell(&filled, &random) }
        if random.chance(7) { leaveOutRow(&filled, &random) }
        if random.chance(7) { addLocalRow(&filled, &random) }
    }

    private static func blankZeros(_ filled: inout FilledForm, _ random: inout SplitMix64) {
        let figures = filled.form.figures
        switch random.int(0...99) {
        case 0..<8:
            filled.traits.append("zeros_blank=all")
            filled.erase(as: "", .blank) { _ in true }
        case 8..<16:
            let table =
                filled.form.name == "2014"
                ? "requests" : random.pick(["requests", "requests", "review_litigation"])
            filled.traits.append("zeros_blank=\(table)")
            filled.erase(as: "", .blank) { figures[$0].table == table }
        case 16..<23 where filled.form.name != "2014":
            // Columns are left empty as a whole, so only those in which every cell is 0.
            let names = [
                "research_institution", "public_welfare_organization", "legal_service_organization",
                "other_organization",
            ]
            let chosen = names.filter { name in
                random.chance(70)
                    && zip(figures, filled.cells).allSatisfy {
                        $0.table != "requests" || $0.column != name || $1.value == .zero
                    }
            }
            guard !chosen.isEmpty else { return }
            filled.traits.append("zero_columns_blank=\(chosen.joined(separator: "+"))")
            filled.erase(as: "", .blank) {
                figures[$0].table == "requests" && chosen.contains(figures[$0].column)
            }
        default: return
        }
    }

    private static func dashes(_ filled: inout FilledForm, _ random: inout SplitMix64) {
        let figures = filled.form.figures
        let dash = random.pick(["-", "—", "——", "/", "无"])
        let target = random.pick(figures)
        switch random.int(0...2) {
        case 0:
            filled.traits.append("dash=\(dash)@\(target.table)")
            filled.erase(as: dash, .dash) { figures[$0].table == target.table }
        case 1:
            filled.traits.append("zeros_dash=\(dash)")
            filled.erase(as: dash, .dash) { _ in true }
        default:
            filled.traits.append("dash=\(dash)@\(target.table).\(target.row)")
            filled.erase(as: dash, .dash) {
                figures[$0].table == target.table && figures[$0].row == target.row
            }
        }
    }

    private static let notes = [
        "（市信访局、市教育局各1件）", "（区财政局）", "（含上年结转2件）", "（其中镇街15件）", "（市公安局3件，市民政局2件，其余为部门件）",
    ]

    private static func annotate(_ filled: inout FilledForm, _ random: inout SplitMix64) {
        let open = filled.cells.indices.filter { offset in
            guard let value = filled.cells[offset].value, value != .zero else { return false }
            return ["requests", "review_litigation"].contains(filled.form.figures[offset].table)
        }
        guard !open.isEmpty else { return }
        let chosen = random.pick(open)
        filled.cells[chosen].printed += random.pick(notes)
        filled.traits.append("annotated=\(filled.form.figures[chosen].path)")
    }

    private static func blankOneCell(_ filled: inout FilledForm, _ random: inout SplitMix64) {
        let chosen = random.int(0...filled.cells.count - 1)
        guard filled.cells[chosen].absence == .none else { return }
        filled.cells[chosen] = .init(value: nil, printed: "", absence: .blank)
        filled.traits.append("missing=\(filled.form.figures[chosen].path)")
    }

    private static func leaveOutRow(_ filled: inout FilledForm, _ random: inout SplitMix64) {
        let figure = random.pick(filled.form.figures)
        guard figure.table != "review_litigation" else { return }
        filled.leaveOut(figure.table, figure.row)
        filled.traits.append("no_row=\(figure.table).\(figure.row)")
    }

    /// Rows that the national form does not have.
    private static let localRows: [String: [(table: String, below: String, label: String, cells: Int)]] = [
        "2014": [
            ("disclosure", "via_wechat", "政务客户端公开政府信息数", 1),
            ("capacity", "reading_points", "其中：镇街查阅点数", 1),
            ("training", "trainees", "（四）编发工作简报数", 1),
        ],
        "2019": [
            ("permits", "other_services", "行政确认", 3), ("enforcement", "administrative_coercion", "行政检查", 3),
            ("documents", "normative_documents", "政策解读稿件", 3),
            ("requests", "other_handling", "其中：转信访渠道办理", 7),
        ],
        "2021": [
            ("permits", "administrative_permits", "行政确认", 1),
            ("enforcement", "administrative_coercion", "行政检查", 1),
            ("documents", "normative_documents", "政策解读稿件", 3), ("requests", "other_other", "其中：转信访渠道办理", 7),
        ],
    ]

    static func addLocalRow(_ filled: inout FilledForm, _ random: inout SplitMix64) {
        guard let rows = localRows[filled.form.name] else { return }
        let row = random.pick(rows)
        let isRequests = row.cells == 7
        let printed = (0..<row.cells).map { _ in String(isRequests ? 0 : random.int(0...480)) }
        filled.localRows.append(.init(table: row.table, below: row.below, label: row.label, printed: printed))
        filled.traits.append("local_row=\(row.label)")
    }
}

extension FilledForm {
    /// Prints `mark` in place of the zeros that `chosen` names by offset.
    fileprivate mutating func erase(as mark: String, _ absence: Absence, where chosen: (Int) -> Bool) {
        for offset in cells.indices
        where cells[offset].value == .zero && cells[offset].absence == .none && chosen(offset) {
            cells[offset] = Cell(value: nil, printed: mark, absence: absence)
        }
    }

    fileprivate mutating func leaveOut(_ table: String, _ row: String) {
        for offset in cells.indices
        where form.figures[offset].table == table && form.figures[offset].row == row {
            cells[offset] = Cell(value: nil, printed: "", absence: .noRow)
        }
    }
}
