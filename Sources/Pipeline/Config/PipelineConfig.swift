/// A pipeline that was checked: every name is known, every reference leads somewhere, every value is allowed.
package struct PipelineConfig: Sendable {
    /// What the dataset says of itself (`Registry.top`).
    package var dataset: OptionValues
    /// Settings that change no output (`Registry.run`).
    package var run: OptionValues
    /// In the order of the file.
    package var stages: [StageConfig]

    package var extract: StageConfig? { stages.first { $0.type.kind == .extract } }
    package var sinks: [StageConfig] { stages.filter { $0.type.kind == .load } }
    /// Those that write the rows of a table.
    package var rowSinks: [StageConfig] { sinks.filter { $0.type.makeSink == nil } }

    /// So many corpus stages stand before a stage.
    func corpusStages(before stage: StageConfig) -> Int {
        let chain = transforms
        let end = chain.firstIndex { $0.name == stage.from?.name }
        return end.map { chain[...$0].count { $0.type.name == "corpus" } } ?? 0
    }

    package var transforms: [StageConfig] {
        PipelineConfig.chain(of: stages).filter { $0.type.kind == .transform }
    }

    /// The extract stage and the transforms behind it, in the order in which reports pass them.
    static func chain(of stages: [StageConfig]) -> [StageConfig] {
        var chain = Array(stages.filter { $0.type.kind == .extract }.prefix(1))
        while let last = chain.last, chain.count < stages.count,
            let next = stages.first(where: { $0.type.kind == .transform && $0.from?.name == last.name })
        {
            chain.append(next)
        }
        return chain
    }
}

/// One stage of a config.
package struct StageConfig: Sendable {
    package let name: String
    package let type: StageType
    package let from: Reference?
    package let steps: [Step]
    package var options: OptionValues
    /// Where the stage's object begins.
    package let place: Place

    package struct Reference: Sendable {
        package let name: String
        package let place: Place
    }

    package struct Step: Sendable {
        package let type: StepType
        package let place: Place
    }
}
