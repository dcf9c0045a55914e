import Forms
import Model

/// What came of comparing a reader's figures with the truth, over any number of reports.
package struct Score: Sendable {
    package private(set) var reports = 0
    package private(set) var perfect = 0
    /// Printed numbers whose place the text shows, and how many of them were read right.
    package private(set) var placed = 0
    package private(set) var placedRight = 0
    /// Printed numbers whose place the text does not show; only arithmetic may decide them.
    package private(set) var doubtful = 0
    package private(set) var doubtfulRight = 0
    package private(set) var asserted = 0
    package private(set) var assertedRight = 0
    /// Cells without a number, and those whose status says just why.
    package private(set) var empty = 0
    package private(set) var emptyNamed = 0

    /// The sample that the floors of the property tests were measured on.
    package static let reportsUnderFloor = 6
    package static let seedUnderFloor: UInt64 = 1

    package init() {}

    package struct Difference: Sendable {
        package let sample: String
        package let figure: String
        package let truth: FilledForm.Cell
        package let read: Figure
        package let isPlaced: Bool

        package var isWrong: Bool { read.value != nil }
    }

    /// Adds one report; returns the figures that are wrong or missed.
    ///
    /// A value that is labelled as inferred on a cell printed empty is neither right nor wrong.
    @discardableResult
    package mutating func add(_ sample: SampleReport, _ report: Report) -> [Difference] {
        var differences: [Difference] = []
        let form = sample.filled.form
        let isSameForm = report.form == form.name && report.figures.count == form.figures.count
        for (offset, truth) in sample.filled.cells.enumerated() {
            let read = isSameForm ? report.figures[offset] : .missing
            let isPlaced = sample.isPlaced[offset]
            let isRight = read.value == truth.value
            let isLabelled = truth.value == nil && read.status == .inferred
            if truth.value != nil {
                if isPlaced { placed += 1 } else { doubtful += 1 }
                if isRight, isPlaced { placedRight += 1 }
                if isRight, !isPlaced { doubtfulRight += 1 }
            } else {
                empty += 1
                if isLabelled || read.status == truth.expectedStatus { emptyNamed += 1 }
            }
            if read.value != nil, !isLabelled {
                asserted += 1
                if isRight { assertedRight += 1 }
            }
            if !isRight, !isLabelled {
                differences.append(
                    .init(
                        sample: sample.name, figure: form.figures[offset].path, truth: truth, read: read,
                        isPlaced: isPlaced))
            }
        }
        reports += 1
        if !differences.contains(where: { $0.isPlaced || $0.isWrong }) { perfect += 1 }
        return differences
    }

    package mutating func add(_ other: Score) {
        reports += other.reports
        perfect += other.perfect
        placed += other.placed
        placedRight += other.placedRight
        doubtful += other.doubtful
        doubtfulRight += other.doubtfulRight
        asserted += other.asserted
        assertedRight += other.assertedRight
        empty += other.empty
        emptyNamed += other.emptyNamed
    }

    package var recall: Double { placed == 0 ? 1 : Double(placedRight) / Double(placed) }
    package var precision: Double { asserted == 0 ? 1 : Double(assertedRight) / Double(asserted) }
    package var doubtfulRecall: Double { doubtful == 0 ? 1 : Double(doubtfulRight) / Double(doubtful) }
    package var statuses: Double { empty == 0 ? 1 : Double(emptyNamed) / Double(empty) }
}

extension FilledForm.Cell {
    package var expectedStatus: FigureStatus {
        switch absence {
        case .none: .reported
        case .blank: .blank
        case .dash: .notApplicable
        case .noRow: .missing
        }
    }
}
