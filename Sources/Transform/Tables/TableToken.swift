import Model

/// One printed piece of a table: a run of characters without a blank between them, or a cell.
struct TableToken {
    enum Kind: Equatable {
        /// Letters: a label, a header, or a piece of one.
        case text
        /// A value.
        case number(CellValue)
        /// `-`, `—`, `/`, `无`: printed as not applicable.
        case mark
        /// A unit that stands by itself.
        case unit(Unit)
    }

    let kind: Kind
    /// Offset into `Document.lines`.
    let line: Int
    /// Offsets into `Document.scalars`.
    let range: Range<Int>
    /// First and last place in the line where each character counts one, and where a wide one counts two.
    let character: Span
    let display: Span
    /// Which cell of its line, from 0, where the line marks its cells (tabs, `|`), else -1.
    let cell: Int

    struct Span {
        var start: Int
        var end: Int
    }

    var isValue: Bool {
        switch kind {
        case .number, .mark: true
        case .text, .unit: false
        }
    }
}

/// A number as a cell prints it.
struct CellValue: Equatable {
    var amount: Amount
    /// True where the cell says more or less (`增`, `减`, `+`, `-`).
    var isSigned: Bool
    var unit: Unit
}

/// Units that cells print. Only those of money change the value.
enum Unit: Equatable {
    case none, count, yuan, tenThousandYuan, hundredMillionYuan
}
