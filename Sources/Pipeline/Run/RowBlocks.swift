/// Rows on their way to the files of a run, gathered to blocks: a hand-over between threads costs as much as encoding some
/// dozen rows.
///
/// The rows of a report stay together; this says which part of a sink they go to:
/// ```
/// "parts": { "by": "report_year" }   2020 │ 2021 │ no-year
/// "parts": { "rows": 500 }           00001: reports with 200 + 198 rows │ 00002: 198 + 200 + …
/// ```
struct RowBlocks {
    /// By sink, by part; a sink without parts has one, without a name.
    private var waiting: [[String: EncodedRows]]
    private let plans: [SinkPlan]
    /// Of each sink that is divided by rows: the number of its last part, and the rows in it.
    private var last: [(number: Int, rows: Int)]

    private static let size = 1 << 16

    /// Rows for one file.
    struct Block: Sendable {
        let part: String
        let rows: EncodedRows
    }

    init(_ plans: [SinkPlan]) {
        self.plans = plans
        last = plans.map { _ in (1, 0) }
        waiting = plans.map { $0.parts == nil ? ["": $0.firstBlock] : [:] }
    }

    /// Adds the rows of one report of that year to those of a sink; gives the blocks that are to be sent now.
    mutating func add(_ rows: EncodedRows, sink: Int, year: Int) -> [Block] {
        let part = part(of: sink, rows: rows.count, year: year)
        var full: [Block] = []
        // Parts by rows follow each other: the one before is whole.
        if case .rows = plans[sink].parts, waiting[sink][part] == nil { full = takeAll(sink) }
        waiting[sink][part, default: plans[sink].firstBlock].append(rows)
        if let count = waiting[sink][part]?.bytes.count, count >= Self.size {
            full.append(take(count / Self.size * Self.size, sink: sink, part: part))
        }
        return full
    }

    /// Blocks are cut where the system's pages end: a write that begins or ends within one costs half as much again.
    private mutating func take(_ byteCount: Int, sink: Int, part: String) -> Block {
        var block = waiting[sink].removeValue(forKey: part) ?? EncodedRows()
        var rest = EncodedRows()
        rest.bytes.reserveCapacity(Self.size * 3 / 2)
        rest.bytes += block.bytes[byteCount...]
        block.bytes.removeLast(rest.bytes.count)
        waiting[sink][part] = rest
        return Block(part: part, rows: block)
    }

    /// What is left for a sink. A table without rows has one part all the same, so that readers find its columns.
    mutating func finish(_ sink: Int) -> [Block] {
        if waiting[sink].isEmpty {
            waiting[sink][part(of: sink, rows: 0, year: 0)] = plans[sink].firstBlock
        }
        return takeAll(sink)
    }

    private mutating func takeAll(_ sink: Int) -> [Block] {
        let all = waiting[sink].sorted { $0.key < $1.key }.map { Block(part: $0.key, rows: $0.value) }
        waiting[sink] = [:]
        return all
    }

    private mutating func part(of sink: Int, rows: Int, year: Int) -> String {
        switch plans[sink].parts {
        case nil: return ""
        case .year: return year > 0 ? String(year) : "no-year"
        case .rows(let limit):
            if last[sink].rows > 0, last[sink].rows + rows > limit { last[sink] = (last[sink].number + 1, 0) }
            last[sink].rows += rows
            let digits = String(last[sink].number)
            return String(repeating: "0", count: max(0, 5 - digits.count)) + digits
        }
    }
}
