import Model

/// One printed piece of a table: a run of characters without a blank between them.
///
/// It holds nothing that is counted, so that lists of tokens are handed on and looked through for little.
struct TableToken {
    enum Kind: Equatable {
        /// Letters: a label, a header, or a piece of one.
        case text
        /// A value.
        case number(CellValue)
        /// `-`, `—`, `/`, `无`: printed as not applicable.
        case mark
        /// Digits in pieces within one cell: one number that was cut, or two. Never a value, but there is one.
        case cut
        /// A unit that stands by itself.
        case unit(Unit)
    }

    var kind: Kind
    /// Offsets into `Document.lines` of the line it begins on and the line that it, its unit and its note end on.
    let line: Int
    var lastLine: Int
    /// True where a note goes on below it.
    var hasNoteBelow = false
    /// True where a note goes on in its line behind its neighbours.
    var isNoteTorn = false
    /// Where it is printed: offsets into `Document.scalars`.
    let range: Range<Int>
    /// First and last place in the line where each character counts one, and where a wide one counts two.
    let character: Span
    let display: Span
    struct Span {
        var start: Int
        var end: Int
    }

    mutating func becomeText() {
        kind = .text
        hasNoteBelow = false
        isNoteTorn = false
    }

    /// The value of a whole number without sign and unit: a count, or a page's number.
    var plainNumber: Int64? {
        guard case .number(let value) = kind, value.amount.isWhole, value.unit == .none, !value.isSigned
        else { return nil }
        return value.amount.mantissa
    }

    /// A number behind letters, which may be its sign, or a unit behind a number.
    func mayJoin(_ before: TableToken) -> Bool {
        switch (before.kind, kind) {
        case (.text, .number), (.number, .unit): true
        default: false
        }
    }

    var isValue: Bool {
        switch kind {
        case .number, .mark, .cut: true
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
