import Load

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// `run.json` in the state folder: what the last run did, for whoever watches over it. It is no part of the dataset.
///
/// Every run writes it, well or badly ended, but one that found the output held by another run: that one writes its own.
/// A run that published nothing keeps in `last_published` and `last_success` what the last good one left there.
package struct RunReport: Sendable {
    let config: String
    let input: String
    package let output: String
    let started: Int64

    package init(config: String, input: String, output: String) {
        (self.config, self.input, self.output) = (config, input, output)
        started = RunMemory.now
    }

    package init(_ file: PipelineFile) {
        self.init(config: file.name, input: file.inputFolder, output: file.outputFolder)
    }

    static let name = "run.json"

    /// Of a run that ended before it had the output. Does nothing where another run has it, where no run could keep
    /// its state, or where there would be a folder to create for it.
    package func writeWithoutRun(_ ending: RunEnding) {
        guard StateFolder.isAtHand(output: output), let state = try? StateFolder(output: output),
            let lock = try? OutputLock(state, output: output)
        else { return }
        withExtendedLifetime(lock) { _ = write(ending, to: state) }
    }

    /// When a run to this output last ended well, in seconds since 1970; `nil` where nothing says it.
    static func lastSuccess(output: String) -> Int? {
        guard StateFolder.isAtHand(output: output), let state = try? StateFolder(output: output),
            let json = state.bytes(of: name).flatMap({ try? LocatedJSONParser.parse($0) }),
            case .number(let text)? = json["last_success_epoch"]?.value
        else { return nil }
        return Int(text)
    }

    /// Why the sources and parts that are rejected in the published dataset are, as the run that published it wrote it
    /// down; empty where nothing says it.
    static func standingReasons(
        in state: StateFolder, rejected: Int
    ) -> (sources: [RunSummary.Reason], parts: [RunSummary.Reason]) {
        guard
            let json = state.bytes(of: name).flatMap({ try? LocatedJSONParser.parse($0) })?["last_published"],
            json["rejected_in_all"]?.value == .number(String(rejected))
        else { return ([], []) }
        func counts(_ key: String) -> [RunSummary.Reason] {
            (json[key]?.members ?? []).compactMap { member in
                if case .number(let text) = member.value.value {
                    Int(text).map { (member.key, $0) }
                } else {
                    nil
                }
            }
        }
        return (counts("reasons"), counts("set_aside_reasons"))
    }

    /// What to say where it could not be written; `nil` where it was.
    func write(_ ending: RunEnding, to state: StateFolder) -> String? {
        let ended = RunMemory.now
        let former = state.bytes(of: Self.name).flatMap { try? LocatedJSONParser.parse($0) }
        func kept(_ key: String) -> [(String, JSONValue)] {
            former?[key].flatMap(JSONValue.init).map { [(key, $0)] } ?? []
        }
        let time = ("time", JSONValue.text(Self.text(of: ended)))
        let published =
            ending.status == .published
            ? [("last_published", .object([time] + ending.summary.members))] : kept("last_published")
        let success =
            ending.isSuccess
            ? [
                ("last_success", .text(Self.text(of: ended))),
                ("last_success_epoch", .integer(Int(ended / 1_000_000_000))),
            ]
            : kept("last_success") + kept("last_success_epoch")
        let report = JSONValue.object(
            [
                ("program", .text("ogi \(Version.text)")), ("config", .text(config)), ("input", .text(input)),
                ("output", .text(output)), ("started", .text(Self.text(of: started))),
                ("ended", .text(Self.text(of: ended))),
            ] + ending.members + success + published)
        do {
            try state.write([report.printed], to: Self.name)
            return nil
        } catch {
            return "run.json still says what an earlier run did: \(error)"
        }
    }

    /// Nanoseconds since 1970 as ISO 8601 in UTC.
    static func text(of nanoseconds: Int64) -> String {
        var seconds = time_t(nanoseconds / 1_000_000_000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T"
            + "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
    }
}

extension JSONValue {
    /// `nil` where there is a number in it that is not whole, or `null`: this program's own files have none.
    init?(_ json: LocatedJSON) {
        switch json.value {
        case .null: return nil
        case .bool(let truth): self = .truth(truth)
        case .number(let text):
            guard let number = Int(text) else { return nil }
            self = .integer(number)
        case .string(let text): self = .text(text)
        case .array(let elements): self = .list(elements.compactMap(JSONValue.init))
        case .object(let members):
            self = .object(members.compactMap { member in JSONValue(member.value).map { (member.key, $0) } })
        }
    }
}
