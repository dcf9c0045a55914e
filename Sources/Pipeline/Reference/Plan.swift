import Extract
import Load

/// What a run would do: the stages, what flows between them, the sources, the files. Opens no source.
package struct Plan {
    private let file: PipelineFile
    private let sources: SourceList

    package init(_ file: PipelineFile) throws {
        self.file = file
        sources = try SourceList(file)
    }

    /// What to look at before a run, a sentence each.
    package var warnings: [String] { sources.warnings }

    package var text: String {
        let rejected = sources.rejectedCount
        var lines = ["config: \(file.name)"]
        lines.append(
            "input:  \(file.inputFolder), \(counted(sources.found.count - rejected, "source"))"
                + (rejected > 0 ? ", \(rejected) that cannot be read" : ""))
        if !sources.passedOver.text.isEmpty { lines.append("        \(sources.passedOver.text)") }
        lines.append("output: \(file.outputFolder)")
        for stage in file.config.stages { lines += [""] + Self.lines(of: stage, in: file.config) }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func lines(of stage: StageConfig, in config: PipelineConfig) -> [String] {
        let from = stage.from.map { " ◀─\(stage.type.takes?.rawValue ?? "")─ \($0.name)" } ?? ""
        var lines = ["\(stage.name)  [\(stage.type.kind.rawValue) \(stage.type.name)]\(from)"]
        if stage.type.makeSink != nil {
            lines.append("  reports ─▶ \(stage.options.text("path") ?? "")")
        } else if stage.type.kind == .load {
            let plan = SinkPlan(stage, in: config)
            let rows = plan.layout.filters.map { "\($0.column) = \($0.allowed.joined(separator: " | "))" }
            lines.append(
                "  \(plan.table.rawValue) ─▶ \(plan.path), \(counted(plan.layout.columns.count, "column"))")
            if !rows.isEmpty { lines.append("  rows where " + rows.joined(separator: " and ")) }
        }
        return lines + stage.steps.map { "  \($0.type.name) ─▶ \($0.type.gives.rawValue)" }
    }

    package var json: JSONValue {
        .object([
            ("config", .text(file.name)), ("input", .texts(file.input.folders.map(\.path))),
            ("output", .text(file.outputFolder)), ("sources", .integer(sources.found.count)),
            ("unreadable", .integer(sources.rejectedCount)),
            ("passed_over", .object(sources.passedOver.kinds.map { ($0.kind.name, .integer($0.count)) })),
            ("warnings", .texts(warnings)),
            ("stages", .list(file.config.stages.map { Self.json(of: $0, in: file.config) })),
        ])
    }

    private static func json(of stage: StageConfig, in config: PipelineConfig) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("name", .text(stage.name)), ("kind", .text(stage.type.kind.rawValue)),
            ("type", .text(stage.type.name)),
        ]
        if let from = stage.from { members.append(("from", .text(from.name))) }
        if !stage.steps.isEmpty { members.append(("steps", .texts(stage.steps.map(\.type.name)))) }
        if stage.type.makeSink != nil {
            members.append(("path", .text(stage.options.text("path") ?? "")))
        } else if stage.type.kind == .load {
            let plan = SinkPlan(stage, in: config)
            members += [
                ("table", .text(plan.table.rawValue)), ("path", .text(plan.path)),
                ("columns", .texts(plan.layout.columns.map(\.name))),
                ("where", .object(plan.layout.filters.map { ($0.column, .texts($0.allowed)) })),
            ]
        }
        return .object(members)
    }
}
