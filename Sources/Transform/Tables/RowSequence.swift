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
    }
    private static let mostValues = 600
    private static let mostCuts = 64
    private static let mostSteps = 20_000

    private let own: [Int]
    private let values: [Int]
    private let count: Int
    private let reader: RowReader
    /// The least cost from a row and a value on.
    private var costs: [Int] = []
    private var stepsLeft = RowSequence.mostSteps

    init(_ own: [Int], _ values: [Int], _ count: Int, _ reader: RowReader) {
        self.own = own
        self.values = values
        self.count = count
        self.reader = reader
        guard values.count <= Self.mostValues, values.count + own.count >= own.count * count else { return }
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
        costs = Array(repeating: Cost.most + 1, count: (own.count + 1) * width)
        for place in 0..<width { costs[own.count * width + place] = 0 }
        for row in own.indices.reversed() {
            for place in values.indices.reversed() {
                var best = Cost.most + 1
                if row > 0 { best = min(best, costs[row * width + place + 1] + Cost.stray) }
                for step in steps(row, at: place) {
                    best = min(best, costs[(row + 1) * width + place + step.length] + step.cost)
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
        for step in steps(row, at: place)
        where cost + step.cost + self.cost(row + 1, place + step.length) == least {
            var next = cut
            next.rows.append(Array(values[place..<place + step.length]))
            if step.cost == Cost.failing { next.failing += 1 }
            if step.length < count { next.isMended = true }
            extend(next, row: row + 1, place: place + step.length, cost: cost + step.cost, least)
        }
        // Whichever of a run of equal values is the stray one, the rows have the same.
        let isRepeated = place > 0 && reader.sameValues([values[place - 1]], [values[place]])
        if row > 0, !isRepeated, cost + Cost.stray + self.cost(row, place + 1) == least {
            var next = cut
            next.isMended = true
            extend(next, row: row, place: place + 1, cost: cost + Cost.stray, least)
        }
    }

    private func steps(_ row: Int, at place: Int) -> [(length: Int, cost: Int)] {
        let entry = reader.sheet.rows[own[row]]
        var steps: [(length: Int, cost: Int)] = []
        if place + count <= values.count {
            let cells = Array(values[place..<place + count])
            if reader.arithmetic.fits(cells, reader.tokens, row: entry) {
                let isSum = reader.arithmetic.mayBeRow(cells, reader.tokens, row: entry)
                steps.append((count, isSum ? 0 : Cost.failing))
            }
        }
        if place + count - 1 <= values.count, isWithoutTotal(values[place..<place + count - 1]) {
            steps.append((count - 1, Cost.short))
        }
        return steps
    }

    /// Values of which the last one is too small for the total, or too big a part of it.
    private func isWithoutTotal(_ cells: ArraySlice<Int>) -> Bool {
        guard let last = cells.last, let others = reader.sum(cells.dropLast()),
            let rest = reader.arithmetic.amount(reader.tokens[last]).subtracting(others)
        else { return false }
        return rest.mantissa < 0
    }
}

extension RowReader {
    func sum(_ values: some Sequence<Int>) -> Amount? {
        arithmetic.sum(values, tokens)
    }
}
