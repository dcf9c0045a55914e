/// Labels that tell which form a text follows: the lines of `Data/labels.csv` whose use is `tells`.
///
/// A line names one form, or the forms that share the table it names.
package struct TellingLabels: Sendable {
    package let labels: [Label]
    package let groups: [Group]

    package static let shared = TellingLabels(labels: labelsCSV, codebook: .shared)

    package struct Label: Sendable {
        package let text: [Unicode.Scalar]
        /// Offset of the group that it counts for.
        package let group: Int
    }

    /// The labels of one form, or of one table that several forms share.
    package struct Group: Sendable {
        /// Offsets among the codebook's forms, oldest first.
        package let forms: [Int]
        /// How many of the labels must be there, for the group to tell anything.
        package fileprivate(set) var need: Int
        /// True where the forms have the table in the same rows, so that a text of it cannot tell between them.
        package let isSameTable: Bool
    }

    package init(labels text: String, codebook: Codebook) {
        let data = CSVTable(text)
        var labels: [Label] = []
        var groups: [Group] = []
        var names: [[String]] = []
        for row in data.rows where row[data.column("use")] == "tells" {
            let name = [row[data.column("form")], row[data.column("table")]]
            let group = names.firstIndex(of: name) ?? groups.count
            if group == groups.count {
                let forms = codebook.forms.indices.filter {
                    name[0].words(between: " ").contains(codebook.forms[$0].name)
                }
                let tables = forms.map { codebook.forms[$0].table(named: name[1])?.rows.map(\.name) }
                names.append(name)
                groups.append(
                    Group(forms: forms, need: 0, isSameTable: tables.allSatisfy { $0 == tables[0] }))
            }
            // Three are enough of a table that has more.
            groups[group].need = min(3, groups[group].need + 1)
            labels.append(Label(text: Array(row[data.column("label")].unicodeScalars), group: group))
        }
        (self.labels, self.groups) = (labels, groups)
    }
}
