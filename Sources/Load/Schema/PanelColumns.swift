import Forms

/// The panel's columns: one for each figure of the united forms, a figure of two forms being one where
/// `table.row.column` are equal.
///
/// Rule: a column's name is `table__row__column`, each part shortened on its own (to 8, 13 and 7 characters), so
/// a row is called the same in all its columns and a name can be split again at `__`. A part that is too long
/// loses the last letter of its longest word (the last of equally long ones) until it fits:
/// `refused_state_secret` becomes `refu_stat_sec`. No name is longer than 32 characters, Stata's limit.
/// Two figures that would get one name: the one of the younger form ends in the first free digit from 2.
/// So a new form never renames what is there.
package struct PanelColumns: Sendable {
    package static let shared = PanelColumns(Codebook.shared)
    package static let longestName = 32
    private static let limits = [8, 13, 7]

    package let columns: [Column]
    /// For each form, by name, the panel column of each of its figures.
    private let places: [String: [Int]]

    package struct Column: Sendable {
        package let schema: ColumnSchema
        /// `table.row.column` of the codebook.
        package let path: String
    }

    /// Shape: one offset into `columns` for each figure of the form, in the form's order.
    package func places(ofForm name: String) -> [Int] { places[name] ?? [] }

    package init(_ codebook: Codebook, meanings: Meanings = .shared) {
        var order: [String: Int] = [:]
        var names: Set<String> = []
        var drafts: [(name: String, forms: [String], figure: FigureDefinition)] = []
        var places: [String: [Int]] = [:]
        for form in codebook.forms {
            places[form.name] = form.figures.map { figure in
                if let known = order[figure.path] {
                    drafts[known].forms.append(form.name)
                    // The label of the form in force is the one that readers know.
                    drafts[known].figure = figure
                    return known
                }
                let name = Self.free(Self.name(of: figure), in: names)
                names.insert(name)
                order[figure.path] = drafts.count
                drafts.append((name, [form.name], figure))
                return drafts.count - 1
            }
        }
        self.places = places
        var labels: Set<String> = []
        columns = drafts.map { draft in
            let figure = draft.figure
            let forms = draft.forms.joined(separator: ", ")
            let plain = "\(figure.rowLabel)/\(figure.columnLabel)（\(figure.unit)）"
            let label = labels.insert(plain).inserted ? plain : "\(plain)[\(draft.name)]"
            let meaning = meanings.meaning(of: figure, form: draft.forms.last ?? "")
            let said = meaning?.label ?? draft.name
            let english = labels.insert(said).inserted ? said : "\(said) [\(draft.name)]"
            return Column(
                schema: ColumnSchema(
                    draft.name, .number, label: label, englishLabel: english, unit: figure.unit,
                    "\(meaning?.english ?? "") \(figure.path) of form \(forms): \(figure.rowLabel) / "
                        + "\(figure.columnLabel); empty where it is not asserted"),
                path: figure.path)
        }
    }

    private static func name(of figure: FigureDefinition) -> String {
        zip([figure.table, figure.row, figure.column], limits)
            .map { shortened($0, to: $1) }.joined(separator: "__")
    }

    package static func shortened(_ part: String, to limit: Int) -> String {
        // Lengths, not words: the names of all figures are made at each start of the program.
        let words = part.words(between: "_")
        var lengths = words.map(\.utf8.count)
        var length = part.utf8.count
        while length > limit, let longest = lengths.max(), longest > 1,
            let place = lengths.lastIndex(of: longest)
        {
            lengths[place] -= 1
            length -= 1
        }
        return zip(words, lengths).map { $0.prefix($1) }.joined(separator: "_")
    }

    private static func free(_ name: String, in taken: Set<String>) -> String {
        guard taken.contains(name) else { return name }
        let stem = name.dropLast(max(0, name.count + 1 - longestName))
        return (2...9).map { "\(stem)\($0)" }.first { !taken.contains($0) } ?? name
    }
}
