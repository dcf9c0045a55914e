import Forms
import Model

/// Whether the values of a row may be read in the order in which they come.
extension RowReader {
    func isAlone(_ index: Int) -> Bool {
        let line = tokens[index].line
        return (index == 0 || tokens[index - 1].line != line)
            && (index + 1 == tokens.count || tokens[index + 1].line != line)
    }

    /// True where the values of a row stand on several lines, some of them side by side.
    func isWrapped(_ row: Int) -> Bool {
        guard let first = rows[row].values.first, let last = rows[row].values.last,
            tokens[first].line != tokens[last].line
        else { return false }
        return zip(rows[row].values, rows[row].values.dropFirst()).contains {
            tokens[$0].line == tokens[$1].line
        }
    }

    /// A row's sum holds in any order, so the values of a wrapped row are read in the order of their lines only where that
    /// is the order of their places too, or where the lines print nothing else: a cell with a
    /// note, centred beside its neighbours, begins lines above them.
    func isInColumnOrder(_ row: Int) -> Bool {
        let values = rows[row].values
        let hasNote = zip(values, values.dropFirst()).contains { before, next in
            tokens[before].hasNoteBelow && tokens[next].line <= tokens[before].lastLine
        }
        if !hasNote, values.allSatisfy(isAmongValues) { return true }
        let steps = zip(values, values.dropFirst()).filter { tokens[$0].line != tokens[$1].line }
        // A row that was cut at the line's length goes on where lines begin, be it with the unit of a number.
        if !hasNote,
            steps.allSatisfy({ before, next in
                (tokens[next].character.start == 0 || tokens[before].lastLine == tokens[next].line)
                    && isAmongValues(next)
            })
        {
            return true
        }
        guard isInColumns(values, like: row) != false else { return false }
        return steps.allSatisfy { tokens[$0].display.end < tokens[$1].display.start }
            || steps.allSatisfy { tokens[$0].character.end < tokens[$1].character.start }
    }

    /// The row whose label alone stands beside the lines of a value and the note below it.
    func rowBesideNote(of value: Int) -> Int? {
        let token = tokens[value]
        guard token.hasNoteBelow else { return nil }
        let beside = labels.indices.filter { row in
            labels[row].isStarted && tokens[labels[row].first].line <= token.lastLine
                && tokens[labels[row].last].line >= token.line
        }
        return beside.count == 1 ? beside[0] : nil
    }

    /// A cell with a note below its value, centred beside its neighbours, begins lines above them: its value goes
    /// where its place is among those that stand on one line. Tools move it there, so a row without a sum stays open.
    mutating func orderBesideNotes() {
        for row in rows.indices where isWrapped(row) && arithmetic.hasSums(sheet.rows[row]) {
            let values = rows[row].values
            let noted = values.filter { tokens[$0].hasNoteBelow }
            let others = values.filter { !tokens[$0].hasNoteBelow }
            guard let line = others.first.map({ tokens[$0].line }), !noted.isEmpty, others.count > 1,
                others.allSatisfy({ tokens[$0].line == line }),
                noted.allSatisfy({ tokens[$0].line < line && line <= tokens[$0].lastLine })
            else { continue }
            let ordered = values.sorted { tokens[$0].display.start < tokens[$1].display.start }
            // Two blanks between columns: a single one tells nothing of a place.
            let isApart = zip(ordered, ordered.dropFirst()).allSatisfy {
                tokens[$0].display.end + 2 < tokens[$1].display.start
                    && tokens[$0].character.end + 2 < tokens[$1].character.start
            }
            // Several sums in one row hold in one order only, but for one that is wrong in the document.
            let entry = sheet.rows[row]
            let failing = arithmetic.failingSums(ordered, tokens, row: entry)
            let isProven =
                arithmetic.relations(of: entry).count > 1 && failing < 2
                && failing < arithmetic.failingSums(values, tokens, row: entry)
            if isApart, isProven || isInColumns(ordered, like: row) == true { rows[row].values = ordered }
        }
    }

    /// True where each value stands in the column of a row of its table that is printed whole on one line, `nil` where there
    /// is no such row: a tool that moves the lines of a note to the left moves its value, too.
    private func isInColumns(_ values: [Int], like row: Int) -> Bool? {
        let others = sheet.figureRows[sheet.rows[row].table].filter { other in
            guard other != row, rows[other].values.count == values.count, let first = rows[other].values.first
            else { return false }
            return rows[other].values.allSatisfy { tokens[$0].line == tokens[first].line }
        }
        guard let other = others.min(by: { abs($0 - row) < abs($1 - row) }) else { return nil }
        return [\TableToken.display, \TableToken.character].contains { place in
            let columns = rows[other].values.map { tokens[$0][keyPath: place].start }
            return values.indices.allSatisfy { index in
                let start = tokens[values[index]][keyPath: place].start
                let nearest = columns.indices.min { abs(columns[$0] - start) < abs(columns[$1] - start) }
                return nearest == index
            }
        }
    }

    /// True where the line of a value prints no text.
    func isAmongValues(_ index: Int) -> Bool {
        let line = tokens[index].line
        return tokens[..<index].reversed().prefix { $0.line == line }.allSatisfy(\.isValue)
            && tokens[index...].prefix { $0.line == line }.allSatisfy(\.isValue)
    }
}
