import Model

/// Finds the tables of a text whose cells are marked, whatever marks them: a small finder for each dialect.
enum TableFinder {
    static func find(in document: Document) -> [PrintedTable] {
        var tables: [PrintedTable] = []
        if document.scalars.contains("<") { tables += HTMLTableFinder(document).tables }
        if tables.isEmpty, document.scalars.contains("{") { tables += WikiTableFinder(document).tables }
        return tables
    }
}
