/// What a run would do: the stages, what flows between them, the sources, the files. Opens no source.
package struct Plan {
    package let text: String

    package init(_ file: PipelineFile) throws {
        let sources = try SourceList(file)
        let rejected = sources.rejectedCount
        var lines = ["config: \(file.name)"]
        lines.append(
            "input:  \(file.inputFolder), \(sources.found.count - rejected) sources"
                + (rejected > 0 ? ", \(rejected) that cannot be read" : ""))
        lines.append("output: \(file.outputFolder)")
        for stage in file.config.stages {
            lines.append("")
            let from = stage.from.map { " ◀─\(stage.type.takes?.rawValue ?? "")─ \($0.name)" } ?? ""
            lines.append("\(stage.name)  [\(stage.type.kind.rawValue) \(stage.type.name)]\(from)")
            if stage.type.kind == .load {
                let plan = SinkPlan(stage, in: file.config)
                let rows = plan.layout.filters.map { "\($0.column) = \($0.allowed.joined(separator: " | "))" }
                lines.append("  \(plan.table.rawValue) ─▶ \(plan.path), \(plan.layout.columns.count) columns")
                if !rows.isEmpty { lines.append("  rows where " + rows.joined(separator: " and ")) }
            }
            for step in stage.steps {
                lines.append("  \(step.type.name) ─▶ \(step.type.gives.rawValue)")
            }
        }
        text = lines.map { $0 + "\n" }.joined()
    }
}
