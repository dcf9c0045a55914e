/// Which steps a `ReportReader` carries out; what a step that is left out would give stays empty.
package struct ReportSteps: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    package static let headings = ReportSteps(rawValue: 1 << 0)
    package static let form = ReportSteps(rawValue: 1 << 1)
    package static let tables = ReportSteps(rawValue: 1 << 2)
    package static let paragraphs = ReportSteps(rawValue: 1 << 3)
    package static let cover = ReportSteps(rawValue: 1 << 4)
    package static let mentions = ReportSteps(rawValue: 1 << 5)
    package static let checks = ReportSteps(rawValue: 1 << 6)
    package static let all: ReportSteps = [
        .headings, .form, .tables, .paragraphs, .cover, .mentions, .checks,
    ]
}
