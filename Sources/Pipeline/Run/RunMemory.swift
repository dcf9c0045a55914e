import Extract
import Load
import Model

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What a run knows from the runs before it, and keeps for the next.
///
/// Two things: the ledger says which file has which bytes, so that an unchanged one is not read again; the store
/// says what those bytes became. Both lie in the state folder and belong to the run that holds the lock.
package struct RunMemory: Sendable {
    /// By ticket the place in the ledger, -1 where a source is new; empty where all are.
    private let known: [Int]
    let readsOnlyRejected: Bool
    private let store: ReportStore?
    private let ledger: SourceLedger?
    /// Sources that the last run rejected.
    let rejectedCount: Int
    private let storeKey: [UInt8]
    private let ledgerKey: [UInt8]
    private let state: StateFolder
    private let outputFolder: String
    /// Where in the store the results of earlier runs end; `nil` where all in it are.
    private let endOfEarlierRuns: Int?
    /// Nanoseconds since 1970.
    private let start: Int64

    /// Why `--only-rejected` is refused.
    package enum CannotSelect: Error, CustomStringConvertible {
        /// No run is known whose rejected sources could be read again.
        case nothingKnown
        /// What the last run rejected lies elsewhere; with these sources the dataset would be another one.
        case otherInput(String)

        package var description: String {
            switch self {
            case .nothingKnown:
                "--only-rejected needs the results of a former run to this output; run without it first"
            case .otherInput(let input):
                "--only-rejected reads again what the last run to this output rejected, but that run read another "
                    + "input than \(input); name the same input, or run without --only-rejected"
            }
        }
    }

    /// Leaves out of `sources` what `--only-rejected` leaves out. Throws: `CannotSelect`.
    ///
    /// Shape: `isContinued` where this run began in a former image of the process, which may have kept results.
    init(
        _ file: PipelineFile, _ options: RunOptions, key: ResultKey, state: StateFolder, isContinued: Bool,
        sources: inout SourceList
    ) throws {
        self.state = state
        outputFolder = file.outputFolder
        readsOnlyRejected = options.readsOnlyRejected
        start = RunMemory.now
        storeKey = key.bytes
        let inputKey = Self.digest(Array(file.resolvedInput.utf8))
        ledgerKey = Self.digest(storeKey + Array(file.inputFolder.utf8) + [0] + file.bytes) + inputKey
        let limit = options.usesCache ? file.config.run.whole("max_cache_bytes") ?? 0 : 0
        store = limit > 0 ? ReportStore(path: state.file("reports"), key: storeKey, limit: limit) : nil
        endOfEarlierRuns = Self.endOfEarlierRuns(store, isContinued: isContinued)
        ledger = store == nil ? nil : SourceLedger(path: state.file("sources"))
        let entries = ledger?.sources ?? LedgerEntries()
        rejectedCount = entries.indices.count { entries.isRejected(at: $0) }
        let places = entries.count == 0 ? [] : Self.join(sources.found, entries)
        guard readsOnlyRejected else {
            known = places
            return
        }
        guard let ledger else { throw CannotSelect.nothingKnown }
        guard ledger.key.suffix(inputKey.count).elementsEqual(inputKey) else {
            throw CannotSelect.otherInput(file.inputFolder)
        }
        let kept = places.indices.filter { places[$0] >= 0 }
        sources.keep(kept)
        known = kept.map { places[$0] }
    }

    /// Both are in the order of paths: one walk through either.
    private static func join(_ found: [FoundSource], _ entries: LedgerEntries) -> [Int] {
        var next = 0
        return found.map { source in
            let path = source.source.path.utf8
            while next < entries.count, entries.path(at: next).lexicographicallyPrecedes(path) { next += 1 }
            return next < entries.count && entries.path(at: next).elementsEqual(path) ? next : -1
        }
    }

    // MARK: One source

    /// What the last run knew of a source; `nil` where it is new.
    func entry(ticket: Int) -> SourceLedger.Entry? {
        guard let ledger, !known.isEmpty, known[ticket] >= 0 else { return nil }
        return ledger.sources[known[ticket]]
    }

    /// What the last run knew of a source that need not be read; `nil` where it must be.
    func settledEntry(of found: FoundSource) -> SourceLedger.Entry? {
        guard case .file(let identity) = found.finding, let entry = entry(ticket: found.source.ticket)
        else { return nil }
        if readsOnlyRejected { return entry.isRejected ? nil : entry }
        return entry.isSettled && entry.identity == identity.numbers ? entry : nil
    }

    func recall(_ digest: [UInt8], ticket: Int) -> ArraySlice<UInt8>? {
        if readsOnlyRejected, entry(ticket: ticket)?.isRejected == true { return nil }
        return store?.payload(digest)
    }

    /// False where a former image of this process read the source: to the user that is one run.
    func isOfEarlierRun(_ digest: [UInt8]) -> Bool {
        guard let store, let endOfEarlierRuns else { return true }
        return store.holds(digest, before: endOfEarlierRuns)
    }

    /// The place travels from image to image in the environment, as the lock does.
    private static func endOfEarlierRuns(_ store: ReportStore?, isContinued: Bool) -> Int? {
        let variable = "OGI_CACHE_END"
        if isContinued { return getenv(variable).flatMap { Int(String(cString: $0)) } }
        if let store { setenv(variable, String(store.endOfOld), 1) }
        return nil
    }

    var keepsResults: Bool { store != nil }

    func entry(
        _ path: String, _ identity: FileIdentity, digest: [UInt8], isRejected: Bool
    ) -> SourceLedger.Entry {
        SourceLedger.Entry(
            path: path, identity: identity.numbers, digest: digest, isRejected: isRejected,
            isSettled: isSettled(identity))
    }

    /// Of a source that was not read. Where the machine was to blame, the next run tries again.
    static func entry(_ path: String, _ rejection: Rejection) -> SourceLedger.Entry {
        let isOfMachine = [.vanished, .unreadable, .timedOut, .outOfMemory].contains(rejection.reason)
        return SourceLedger.Entry(
            path: path, identity: [], digest: digest(Array("\(rejection.reason) \(rejection.message)".utf8)),
            isRejected: true, isSettled: !isOfMachine)
    }

    /// A file that was written within the same tick of the file system's clock as it was read may have been
    /// written again without a trace. Clocks tick ten milliseconds at most, but where they count whole seconds.
    private func isSettled(_ identity: FileIdentity) -> Bool {
        let isCoarse = identity.modified % 1_000_000_000 == 0 && identity.changed % 1_000_000_000 == 0
        let last = max(identity.modified, identity.changed)
        return last < start - (isCoarse ? 2_000_000_000 : 20_000_000)
    }

    // MARK: The whole run

    /// The last run's files, where this one would write them again: nothing has changed, neither sources nor
    /// program nor config nor output.
    func upToDateFiles(_ found: [FoundSource]) -> [SourceLedger.File]? {
        guard !readsOnlyRejected, let ledger, ledger.key == ledgerKey, ledger.sources.count == found.count,
            OutputTransaction.isSettled(output: outputFolder)
        else { return nil }
        for (ticket, source) in found.enumerated() {
            guard let entry = entry(ticket: ticket), entry.isSettled else { return nil }
            switch source.finding {
            case .file(let identity): if entry.identity != identity.numbers { return nil }
            case .rejected(let rejection):
                if entry != Self.entry(source.source.path, rejection) { return nil }
            }
        }
        let areWhole = ledger.files.allSatisfy {
            SourceLedger.File(name: $0.name, rows: $0.rows, in: outputFolder) == $0
        }
        return areWhole ? ledger.files : nil
    }

    func appender() -> ReportStore.Appender? { store.map { ReportStore.Appender($0) } }

    /// Keeps what was published. What cannot be kept is no error: the next run reads again.
    func save(_ sources: LedgerEntries, files: [(name: String, rows: Int)]) {
        guard let store else { return }
        let files = files.compactMap { SourceLedger.File(name: $0.name, rows: $0.rows, in: outputFolder) }
        try? SourceLedger(key: ledgerKey, sources: sources, files: files).write(to: "sources", in: state)
        store.compact(path: state.file("reports"), key: storeKey, keeping: sources.digests)
    }

    // MARK: Keys

    private static func digest(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBytes { SHA256.hash($0) }.bytes
    }

    static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
}

extension FileIdentity {
    fileprivate var numbers: [Int64] {
        [Int64(bitPattern: device), Int64(bitPattern: inode), size, modified, changed]
    }
}
