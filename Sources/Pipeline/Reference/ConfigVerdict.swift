import Load

/// What `ogi check` says of a config: all that is wrong with it, and what is only odd.
package struct ConfigVerdict {
    package let file: String
    package let diagnostics: [Diagnostic]
    /// Patterns that match nothing: the input may not be there yet, so that is no error.
    package let warnings: [String]

    package init(path: String?, overrides: PipelineFile.Overrides) throws {
        do {
            let file = try PipelineFile.load(path: path, overrides: overrides)
            (self.file, diagnostics, warnings) = (file.name, [], try SourceList(file).warnings)
        } catch let failure as PipelineFailure {
            (file, diagnostics, warnings) = (failure.file, failure.diagnostics, [])
        }
    }

    package var isGood: Bool { diagnostics.isEmpty }

    package var json: JSONValue {
        .object([
            ("config", .text(file)), ("valid", .truth(isGood)), ("warnings", .texts(warnings)),
            (
                "diagnostics",
                .list(
                    diagnostics.map { diagnostic in
                        .object([
                            ("line", .integer(diagnostic.place.line)),
                            ("column", .integer(diagnostic.place.column)),
                            ("pointer", .text(diagnostic.place.pointer)),
                            ("code", .text(diagnostic.error.code.rawValue)),
                            ("message", .text(diagnostic.error.message)),
                        ])
                    })
            ),
        ])
    }
}
