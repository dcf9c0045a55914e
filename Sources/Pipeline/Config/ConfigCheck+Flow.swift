extension ConfigCheck {
    /// Phase "references": every `from` names a stage, nothing goes in a circle, nothing is read by nobody.
    mutating func references(among stages: [StageConfig]) {
        let readable = stages.filter { $0.type.gives != nil }.map(\.name)
        for stage in stages where stage.type.takes != nil {
            guard let from = stage.from else {
                report(
                    stage.place,
                    .missingSource(stage: stage.name, allowed: readable.filter { $0 != stage.name }))
                continue
            }
            if !stages.contains(where: { $0.name == from.name }) {
                report(from.place, .unknownName(.stage, name: from.name, allowed: readable))
            }
        }
        for stage in stages where stage.type.gives != nil {
            if !stages.contains(where: { $0.from?.name == stage.name }) {
                report(stage.place, .unreadStage(name: stage.name))
            }
        }
        cycles(among: stages)
        count(.extract, in: stages, expected: "exactly 1") { $0 == 1 }
        count(.load, in: stages, expected: "at least 1") { $0 >= 1 }
    }

    private mutating func count(
        _ kind: StageType.Kind, in stages: [StageConfig], expected: String, isRight: (Int) -> Bool
    ) {
        let own = stages.filter { $0.type.kind == kind }
        guard !isRight(own.count) else { return }
        let place = own.dropFirst().first?.place ?? Place(line: 1, column: 1, pointer: "/stages")
        report(place, .stageCount(kind: kind.rawValue, found: own.count, expected: expected))
    }

    /// Each circle is reported once, at the first of its stages in the file.
    private mutating func cycles(among stages: [StageConfig]) {
        var known: [String] = []
        for stage in stages where !known.contains(stage.name) {
            var path = [stage.name]
            var next = stage.from?.name
            while let name = next, !path.contains(name), let source = stages.first(where: { $0.name == name })
            {
                path.append(name)
                next = source.from?.name
            }
            if next == stage.name {
                report(stage.from?.place ?? stage.place, .cycle(stages: path + [stage.name]))
                known += path
            }
        }
    }

    /// Phase "types of what flows": each stage gets what it takes, each step finds what it works on.
    mutating func flow(through stages: [StageConfig]) {
        for (offset, stage) in stages.enumerated() {
            for step in stage.steps where step.type.stageType != stage.type.name {
                report(
                    step.place,
                    .misplacedStep(
                        step: step.type.name, belongsTo: step.type.stageType, stageType: stage.type.name))
            }
            guard let from = stage.from, let takes = stage.type.takes,
                let source = stages.first(where: { $0.name == from.name })
            else { continue }
            if source.type.gives != takes {
                let gives = source.type.gives?.rawValue ?? "nothing"
                report(
                    from.place,
                    .kindMismatch(stage: stage.name, takes: takes.rawValue, source: source.name, gives: gives)
                )
            } else if stage.type.kind == .transform,
                let other = stages[..<offset].first(where: {
                    $0.type.kind == .transform && $0.from?.name == from.name
                })
            {
                report(from.place, .branch(stage: source.name, otherReader: other.name))
            }
        }
        stepOrder(in: stages)
    }

    /// Steps of the whole chain of stages, in the order in which a report passes them.
    private mutating func stepOrder(in stages: [StageConfig]) {
        let chain = PipelineConfig.chain(of: stages)
        let steps = chain.flatMap(\.steps)
        for (offset, step) in steps.enumerated() {
            for fact in step.type.takes where !steps[..<offset].contains(where: { $0.type.gives == fact }) {
                report(
                    step.place,
                    .missingNeed(step: step.type.name, needs: fact.rawValue, giver: Registry.giver(of: fact)))
            }
            if let early = steps[..<offset].first(where: {
                $0.type.follows.contains(step.type.gives) && !$0.type.takes.contains(step.type.gives)
            }) {
                report(step.place, .wrongOrder(step: step.type.name, after: early.type.name))
            }
        }
    }
}
