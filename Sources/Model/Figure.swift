/// What is known of one cell of a report's form.
package struct Figure: Sendable, Equatable {
    package var status: FigureStatus
    /// In the codebook's unit; only where `status.isAsserted`.
    package var value: Amount?
    /// What the document printed, normalised for width only.
    package var asWritten: String
    /// Line of the source where it stands, from 1; 0 where it stands nowhere.
    package var line: Int32
    package var evidence: Evidence

    package init(
        status: FigureStatus, value: Amount? = nil, asWritten: String = "", line: Int32 = 0,
        evidence: Evidence = .none
    ) {
        self.status = status
        self.value = value
        self.asWritten = asWritten
        self.line = line
        self.evidence = evidence
    }

    package static let missing = Figure(status: .missing)
}

package enum FigureStatus: String, Sendable, CaseIterable {
    /// Read where the document printed it.
    case reported
    /// Not read directly: it, or its place in the row, follows from the form's arithmetic alone.
    case inferred
    /// The cell was printed empty.
    case blank
    /// Printed as `-`, `—`, `/`, `无`.
    case notApplicable = "not_applicable"
    /// A number is there, but which cell it belongs to cannot be told.
    case ambiguous
    /// The row or the table is not in the document.
    case missing

    package var isAsserted: Bool { self == .reported || self == .inferred }
}

/// Why a figure stands where it stands, for `ogi explain`.
package enum Evidence: Sendable, Equatable {
    case none
    /// The row printed as many cells as the form has columns.
    case fullRow
    /// The printed place (column, cell, line) says which column it is.
    case position
    /// The row's label is followed by exactly this one cell.
    case label
    /// Follows from these relations of the form (offsets into the form's relations).
    case arithmetic([Int])
    /// More than one reading holds; the columns that are possible.
    case candidates([Int])
    /// Another reading holds as well, and nothing printed decides.
    case doubt(Doubt)
}

/// What else the values of a row may be. The raw values are what `ogi explain` says.
package enum Doubt: Sendable, Equatable {
    /// The row with this figure has no values: these may be its own.
    case valuesOf(figure: Int)
    /// The row has no values: those that the row with this figure took may be its own.
    case takenBy(figure: Int)
    /// Fewer or more values than columns, in a table whose values are out of order.
    case count(Int, of: Int)
    /// The sum of the row fails, and the other reading would mend it or cannot be told from it.
    case sum(SumDoubt)
    case reading(Reading)

    package enum SumDoubt: String, Sendable {
        case elsewhere = "its sum fails, and values of the table stand elsewhere"
        case order = "its sum fails, and holds in another order of its values"
        case glued = "its sum fails, and a number may be several without blanks between them"
        case lines = "its sum fails, and its values stand on several lines or out of order"
    }

    package enum Reading: String, Sendable {
        case cut = "a number is printed in two pieces: one number or two"
        case page = "a number may be its page's"
        case unit = "a sign or a unit does not go with its column: the values may be another row's"
        case run = "its values stand on lines of their own: those of the label above or of the one below"
        case interrupted = "a header stands among its values"
        case wrapped = "its values stand on several lines, whose order need not be that of the columns"
        case note = "a note stands torn among its values, which may be in another order"
        case mingled = "pieces of another table, or values of no row, stand among its table's"
        case shifted = "a row near it has too many values and another too few: these may be their neighbours'"
        case shuffled = "much of its table is out of order: the values may be another row's"
        case unread = "values stand behind it, below a label that could not be read: they may be its own"
        case blanks = "its columns come one by one, and some cells are blank: no telling which"
        case heading = "no label stands above its values, and their sums do not hold"
    }
}
