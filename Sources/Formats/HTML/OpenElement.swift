/// An element of a page that has begun and not ended, and what of it is shown.
struct OpenElement {
    let name: MarkupName
    let element: HTMLElement?
    let attributes: HTMLAttributes
    var isBlock: Bool
    /// Not printed at all, with all that is inside.
    var isGone = false
    /// Not printed, but its place is kept; what is inside may be visible.
    var isInvisible = false
    var isFurniture = false
    /// Line ends and spaces are printed as they stand.
    var keepsSpace = false
    /// Printed above the line, as note marks are.
    var isRaised = false
    /// True where the document's table, row or cell began with it.
    var beganTablePart = false
    /// Of a list: how its items are numbered, and the next number.
    var numbering: ListNumber?
    var nextNumber = 1
}
