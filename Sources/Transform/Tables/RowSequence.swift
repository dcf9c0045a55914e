import Forms
import Model

/// Cuts a sequence of values into rows that add up: the cuts with the fewest misfits.
///
/// A misfit is a value between rows that is none's, a row whose total is missing, or a row that does not add up.
/// Values before the first row and behind the last one are free.
///
/// Bounds: cuts with more misfits than a table that a tool took apart has are not looked for, nor sequences that are
/// longer than the values of a few tables; of equal cuts only so many are told apart.
struct RowSequence {
    struct Cut {
        /// For each row its values; the last one is missing where the total is.
        var rows: [[Int]] = []
        /// How many rows do not add up.
        var failing = 0
        /// True where values stand between the rows, or totals are missing.
        var isMended = false
    }

    /// The best cuts that give other rows other values; empty where there are too many.
    private(set) var cuts: [Cut] = []

    private enum Cost {
        static let stray = 2
        static let short = 3
        /// Less than a total that is missing with a stray value in its place.
        static let failing = 4
        static let most = 10
        static let none = most + 1
    }
    private static let mostValues = 600
    private static let mostCuts = 64
    private static let mostSteps = 20_000

    private let own: [Int]
    private let values: [Int]
    private let count: Int
    private let reader: RowReader
    /// Whole rows and those without their total: for each value what one costs that begins there.
    private var kinds: [(length: Int, costs: [Int])] = []
    /// The least cost from a row and a value on.
    private var costs: [Int] = []
    private var stepsLeft = RowSequence.mostSteps

    /// Shape: all rows are alike.
    init(_ own: [Int], _ values: [Int], _ count: Int, _ reader: RowReader) {
        self.own = own
        self.values = values
        self.count = count
        self.reader = reader
        guard values.count <= Self.mostValues, values.count + own.count >= own.count * count,
            let row = own.first.map({ reader.sheet.rows[$0] })
        else { return }
        kinds = [
            (count, values.indices.map { cost(ofRow: values[$0...].prefix(count), row) }),
            (count - 1, values.indices.map { cost(withoutTotal: values[$0...].prefix(count - 1)) }),
        ]
        measure()
        guard let least = values.indices.map({ cost(0, $0) }).min(), least <= Cost.most else { return }
        for start in values.indices where cost(0, start) == least {
            // Of a run of equal values before the first row the last start says the same as the others.
            extend(Cut(), row: 0, place: start, cost: 0, least)
        }
        if cuts.count > Self.mostCuts || stepsLeft <= 0 { cuts = [] }
    }

    private func cost(_ row: Int, _ place: Int) -> Int { costs[row * (values.count + 1) + place] }

    private mutating func measure() {
        let width = values.count + 1
        costs = Array(repeating: Cost.none, count: (own.count + 1) * width)
        for place in 0..<width { costs[own.count * width + place] = 0 }
        for row in own.indices.reversed() {
            for place in values.indices.reversed() {
                var best = Cost.none
                if row > 0 { best = min(best, costs[row * width + place + 1] + Cost.stray) }
                for kind in kinds where kind.costs[place] < Cost.none {
                    best = min(best, costs[(row + 1) * width + place + kind.length] + kind.costs[place])
                }
                costs[row * width + place] = best
            }
        }
    }

    private mutating func extend(_ cut: Cut, row: Int, place: Int, cost: Int, _ least: Int) {
        stepsLeft -= 1
        guard stepsLeft > 0, cuts.count <= Self.mostCuts else { return }
        guard row < own.count else {
            let isNew = !cuts.contains { known in
                zip(known.rows, cut.rows).allSatisfy { $0.count == $1.count && reader.sameValues($0, $1) }
            }
            if isNew { cuts.append(cut) }
            return
        }
        guard place < values.count else { return }
        for (length, costs) in kinds where costs[place] < Cost.none {
            let own = costs[place]
            guard cost + own + self.cost(row + 1, place + length) == least else { continue }
            var next = cut
            next.rows.append(Array(values[place..<place + length]))
            if own == Cost.failing { next.failing += 1 }
            if length < count { next.isMended = true }
            extend(next, row: row + 1, place: place + length, cost: cost + own, least)
        }
        // Whichever of a run of equal values is the stray one, the rows have the same.
        let isRepeated = place > 0 && reader.sameValues([values[place - 1]], [values[place]])
        if row > 0, !isRepeated, cost + Cost.stray + self.cost(row, place + 1) == least {
            var next = cut
            next.isMended = true
            extend(next, row: row, place: place + 1, cost: cost + Cost.stray, least)
        }
    }

    private func cost(ofRow cells: ArraySlice<Int>, _ row: LabelSheet.Row) -> Int {
        let cells = Array(cells)
        guard cells.count == count, reader.arithmetic.fits(cells, reader.tokens, row: row) else {
            return Cost.none
        }
        return reader.arithmetic.mayBeRow(cells, reader.tokens, row: row) ? 0 : Cost.failing
    }

    /// Of such a row the last value is too small for the total, or too big a part of it.
    private func cost(withoutTotal cells: ArraySlice<Int>) -> Int {
        guard cells.count == count - 1, let last = cells.last, let others = reader.sum(cells.dropLast()),
            let rest = reader.arithmetic.amount(reader.tokens[last]).subtracting(others)
        else { return Cost.none }
        return rest.mantissa < 0 ? Cost.short : Cost.none
    }
}

extension RowReader {
    func sum(_ values: some Sequence<Int>) -> Amount? {
        arithmetic.sum(values, tokens)
    }
}
