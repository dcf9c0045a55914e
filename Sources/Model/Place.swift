/// Where something stands in a source that has no lines of its own.
///
/// Shape: as `place` publishes it: `t3:r5:c7` (table, row, column, each from 1) in DOCX and HTML;
/// `p4:312.5,188.0` (page from 1; points from the page's left and top edge, as a reader sees the page) in a PDF.
public enum Place: Sendable, Equatable {
    /// Outside of all tables of a DOCX or HTML file.
    case none
    case cell(table: Int32, row: Int32, column: Int32)
    case page(Int32, left: Float, top: Float)

    /// Empty for `none`.
    public var description: String {
        switch self {
        case .none: ""
        case .cell(let table, let row, let column): "t\(table):r\(row):c\(column)"
        case .page(let page, let left, let top): "p\(page):\(Self.tenths(left)),\(Self.tenths(top))"
        }
    }

    /// In words, for people; `nil` for `none`.
    public var wording: String? {
        switch self {
        case .none: nil
        case .cell(let table, let row, let column): "table \(table), row \(row), column \(column)"
        case .page(let page, let left, let top): "page \(page), \(Self.tenths(left)) × \(Self.tenths(top)) pt"
        }
    }

    /// With one decimal; what no page can hold is 0.
    private static func tenths(_ points: Float) -> String {
        guard points.isFinite, abs(points) < 1e6 else { return "0.0" }
        let tenths = Int((points * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        return "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
