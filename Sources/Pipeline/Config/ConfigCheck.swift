/// Checks a whole config before anything is opened.
///
/// ```
/// bytes ─parse─▶ LocatedJSON ─shape─▶ ─names─▶ [StageConfig] ─references─▶ ─flow─▶ ─values─▶ PipelineConfig
/// ```
/// Each phase reports all that it finds, then the check ends if it found anything: what comes after
/// would only repeat the same mistake in other words. What the machine has to say about the folders
/// comes last (`EnvironmentCheck`), once the command line has had its word.
package struct ConfigCheck {
    private var found: [Diagnostic] = []

    /// Throws: `ConfigFailure`.
    package static func check(_ bytes: [UInt8]) throws -> PipelineConfig {
        let root: LocatedJSON
        do { root = try LocatedJSONParser.parse(bytes) } catch let diagnostic as Diagnostic {
            throw ConfigFailure([diagnostic])
        }
        var check = ConfigCheck()
        check.shape(of: root)
        try check.endPhase()
        let stages = check.names(in: root)
        try check.endPhase()
        check.references(among: stages)
        try check.endPhase()
        check.flow(through: stages)
        try check.endPhase()
        let config = check.values(in: root, stages: stages)
        try check.endPhase()
        return config
    }

    private mutating func endPhase() throws {
        if !found.isEmpty { throw ConfigFailure(found) }
    }

    mutating func report(_ place: Place, _ error: ConfigError) {
        found.append(Diagnostic(place, error))
    }

    /// Runs `body` and keeps the diagnostics that it throws.
    mutating func collect<Value>(_ body: () throws -> Value) -> Value? {
        do { return try body() } catch let failure as ConfigFailure {
            found += failure.diagnostics
        } catch {
            preconditionFailure("only config failures are thrown here: \(error)")
        }
        return nil
    }

    mutating func expect(_ json: LocatedJSON, _ expected: String, _ isMet: Bool) {
        if !isMet { report(json.place, .wrongType(found: json.description, expected: expected)) }
    }

    mutating func unknownKeys(in json: LocatedJSON, allowed: [String]) {
        for member in json.members where !allowed.contains(member.key) {
            report(member.keyPlace, .unknownKey(key: member.key, allowed: allowed))
        }
    }
}
