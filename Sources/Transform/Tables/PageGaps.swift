import Model

/// Numbers among the values that may be the page number which the text lacks.
///
/// Evidence: the number stands alone on its line, goes on with the page number before it, and the one behind goes
/// on with it, as far as there are any; or all numbers alone on their lines at one place, far from where lines begin, count
/// 1, 2, 3 (`pdfplumber` with its layout prints each in the middle of a line). Such a number is no value that can be asserted,
enum PageGaps {
    /// Shape: offsets of tokens.
    static func suspects(_ tokens: [TableToken], in document: Document) -> Set<Int> {
        let pages = document.lines.indices.compactMap { line -> (line: Int, number: Int64)? in
            guard document.lines[line].role == .furniture else { return nil }
            return number(on: line, document).map { (line, $0) }
        }
        var suspects = counting(tokens)
        guard pages.count > 1 else { return suspects }
        var next = 0
        for (index, token) in tokens.enumerated() {
            while next < pages.count, pages[next].line < token.line { next += 1 }
            guard let number = token.plainNumber,
                index == 0 || tokens[index - 1].line != token.line,
                index + 1 == tokens.count || tokens[index + 1].line != token.line
            else { continue }
            let goesOn = next > 0 ? pages[next - 1].number == number - 1 : number == 1
            let isGoneOn = next == pages.count || pages[next].number == number + 1
            if goesOn, isGoneOn { suspects.insert(index) }
        }
        return suspects
    }

    /// Numbers at one place that count the pages, three at least.
    private static func counting(_ tokens: [TableToken]) -> Set<Int> {
        var places: [Int: [Int]] = [:]
        for (index, token) in tokens.enumerated() where token.plainNumber != nil {
            guard token.character.start > 20, index == 0 || tokens[index - 1].line != token.line,
                index + 1 == tokens.count || tokens[index + 1].line != token.line
            else { continue }
            places[token.character.start, default: []].append(index)
        }
        var suspects: Set<Int> = []
        for numbers in places.values where numbers.count > 2 {
            let isCount = zip(numbers, numbers.dropFirst()).allSatisfy { before, next in
                tokens[next].plainNumber == tokens[before].plainNumber.map { $0 + 1 }
            }
            if isCount { suspects.formUnion(numbers) }
        }
        return suspects
    }

    /// The first number of a line that holds nothing but a page number.
    private static func number(on line: Int, _ document: Document) -> Int64? {
        let text = document.compactText(of: line, limit: 12)
        guard text.allSatisfy(\.isDigit) || PageNumbers.isOrnamented(text),
            let first = text.firstIndex(where: \.isDigit)
        else { return nil }
        let digits = text[first...].prefix(while: \.isDigit)
        guard digits.count <= 3 else { return nil }
        return digits.reduce(0) { $0 * 10 + Int64($1.value) - 48 }
    }
}
