import Forms
import Model

/// How one body writes numbers into its form.
package struct WritingHabits: Sendable {
    package var thousands = false
    package var fullWidth = FullWidth.none
    package var unitInCell = UnitInCell.none
    package var change = ChangeSign.sign
    package var money = MoneyUnit.header
    package var separatesUnit = false

    package enum FullWidth: Sendable { case none, some, all }
    package enum UnitInCell: Sendable { case none, disclosure, everywhere }
    package enum ChangeSign: CaseIterable, Sendable { case sign, plus, word, spacedWord, longWord, mixed }
    package enum MoneyUnit: Sendable { case header, yuan, tenThousand }

    static func random(for form: Form, _ random: inout SplitMix64) -> WritingHabits {
        var habits = WritingHabits()
        habits.thousands = random.chance(15)
        habits.fullWidth = random.chance(88) ? .none : random.chance(50) ? .all : .some
        if form.name != "2014" {
            habits.unitInCell = random.chance(86) ? .none : random.chance(75) ? .disclosure : .everywhere
        }
        habits.change = random.pick(ChangeSign.allCases)
        habits.separatesUnit = random.chance(35)
        switch form.name {
        case "2019": habits.money = [.tenThousand, .yuan, .header][random.weighted([45, 35, 20])]
        case "2021": habits.money = [.header, .yuan, .tenThousand][random.weighted([80, 12, 8])]
        default: habits.money = .header
        }
        return habits
    }

    func writeCount(_ value: Int, _ figure: FigureDefinition, _ random: inout SplitMix64) -> String {
        var text = figure.kind == .signedCount ? writeChange(value, &random) : grouped(String(value))
        let hasUnit =
            unitInCell == .everywhere
            || unitInCell == .disclosure && !["requests", "review_litigation"].contains(figure.table)
        if hasUnit, figure.kind == .count { text += (separatesUnit ? " " : "") + figure.unit }
        return widened(text, &random)
    }

    private func writeChange(_ value: Int, _ random: inout SplitMix64) -> String {
        let size = grouped(String(abs(value)))
        if value == 0 { return "0" }
        let style = change == .mixed ? random.pick([ChangeSign.sign, .word, .longWord]) : change
        switch style {
        case .sign, .mixed: return (value < 0 ? "-" : "") + size
        case .plus: return (value < 0 ? "-" : "+") + size
        case .word: return (value < 0 ? "减" : "增") + size
        case .spacedWord: return (value < 0 ? "减 " : "增 ") + size
        case .longWord: return (value < 0 ? "减少" : "增加") + size
        }
    }

    /// Shape: `hundredths` of a 元; `header` is the unit that the column names.
    func writeMoney(_ hundredths: Int, header: FilledForm.MoneyHeader, _ random: inout SplitMix64) -> String {
        let yuan = Amount(mantissa: Int64(hundredths), scale: 2).description
        let tenThousand = Amount(mantissa: Int64(hundredths), scale: 6).description
        let space = separatesUnit ? " " : ""
        let text: String
        switch (money, header) {
        case (.yuan, .yuan): text = grouped(yuan)
        case (.yuan, _): text = grouped(yuan) + space + "元"
        case (.tenThousand, _): text = grouped(tenThousand) + space + "万元"
        case (.header, _): text = grouped(tenThousand)
        }
        return widened(text, &random)
    }

    private func grouped(_ number: String) -> String {
        guard thousands else { return number }
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        var whole = ""
        for (place, digit) in parts[0].reversed().enumerated() {
            if place > 0, place % 3 == 0 { whole = "," + whole }
            whole = String(digit) + whole
        }
        return parts.count > 1 ? whole + "." + parts[1] : whole
    }

    private func widened(_ text: String, _ random: inout SplitMix64) -> String {
        switch fullWidth {
        case .none: text
        case .all: text.fullWidth
        case .some: random.chance(40) ? text.fullWidth : text
        }
    }
}
