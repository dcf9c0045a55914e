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
}
