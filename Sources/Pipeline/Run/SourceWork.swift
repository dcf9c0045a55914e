import Extract
import Load
import Model

/// All that is done with one source without looking at any other: read, decode, steps, report, rows.
///
/// Holds only what is the same for all sources, so one value serves every worker.
struct SourceWork: Sendable {
    let reader: SourceReader
    private let work: ReportWork
    private let builder: RecordBuilder
    private let sinks: [SinkPlan]
    private let memory: RunMemory?
    private let supervision: Supervision
    private let isFinal: Bool
    private let converters: Converters

    /// Shape: `file` is checked.
    init(
        _ file: PipelineFile, _ converters: Converters, builder: RecordBuilder, sinks: [SinkPlan],
        reportSinks: ReportSinks,
        memory: RunMemory?, supervision: Supervision
    ) {
        reader = SourceReader(input: file.input, maximumBytes: file.config.run.whole("max_source_bytes") ?? 0)
        self.converters = converters
        self.memory = memory
        self.supervision = supervision
        self.builder = builder
        self.sinks = sinks
        work = ReportWork(file.config)
        isFinal = reportSinks.isEmpty && sinks.allSatisfy(\.isFinalAlone)
    }

    /// What became of one entry of the sorted input.
    struct Outcome: Sendable {
        /// `nil` where the source was rejected, or where nothing that comes later needs it.
        var report: Report?
        /// `nil` where the source was rejected.
        var format: SourceFormat?
        /// Why the whole source was set aside; `nil` where it was not.
        var reason: Rejection.Reason?
        /// Why parts of it were set aside while the rest was used.
        var setAside: [Rejection.Reason] = []
        /// Of a source of which there is no report.
        var rejections: [Rejection] = []
        /// True where the result is that of an earlier run.
        var isRecalled = false
        /// One for each sink; empty for those whose rows are not final yet.
        var rows: [EncodedRows]
        /// The year of the report; 0 where it has none.
        var year = 0
        /// What to know of the source in the next run.
        var entry: SourceLedger.Entry?
        /// What to keep for the next run, by the entry's digest; empty where it is kept already.
        var archive: [UInt8] = []
    }

    /// Throws: `MachineShortage`.
    func outcome(
        of found: FoundSource, _ batch: inout RecordBatch
    ) throws(MachineShortage) -> Outcome {
        let path = found.source.path
        if case .rejected(let rejection) = found.finding { return rejected(path, rejection, &batch) }
        let incident = supervision.rejection(of: path)
        if incident == nil, let entry = memory?.settledEntry(of: found),
            var outcome = recalled(found.source, entry.digest, &batch)
        {
            outcome.entry = entry
            return outcome
        }
        switch try reader.load(found.source) {
        case .failure(let rejection): return rejected(path, incident ?? rejection, &batch)
        case .success(let loaded):
            if let incident, incident.reason != .crashed { return rejected(path, incident, &batch) }
            return outcome(of: loaded, incident, &batch)
        }
    }

    /// The bytes are there: what they became before, or what they become now.
    private func outcome(
        of loaded: SourceBytes, _ incident: Rejection?, _ batch: inout RecordBatch
    ) -> Outcome {
        let digest = loaded.digest.bytes
        var outcome: Outcome
        if incident == nil, let known = recalled(loaded.source, digest, &batch) {
            outcome = known
        } else {
            let result = incident.map { .rejected([$0]) } ?? read(loaded)
            outcome = self.outcome(of: result, loaded.source.path, &batch)
            if memory?.keepsResults == true { outcome.archive = result.bytes }
        }
        outcome.entry = memory?.entry(
            loaded.source.path, loaded.identity, digest: digest, isRejected: outcome.reason != nil)
        return outcome
    }

    private func recalled(_ source: Source, _ digest: [UInt8], _ batch: inout RecordBatch) -> Outcome? {
        guard let memory, let payload = memory.recall(digest, ticket: source.ticket),
            let hash = SHA256Digest(bytes: digest)?.hexadecimal,
            var outcome = replayed(payload, source, digest: hash, &batch)
        else { return nil }
        outcome.isRecalled = memory.isOfEarlierRun(digest)
        return outcome
    }

    /// What a result of `ogi map` says became of a source; `nil` where it is not what was written.
    func outcome(of line: ResultLine, _ source: Source, _ batch: inout RecordBatch) -> Outcome? {
        guard var outcome = replayed(line.archive, source, digest: line.digest, &batch) else { return nil }
        outcome.entry = SourceLedger.Entry(
            path: source.path, identity: [], digest: SHA256Digest(hexadecimal: line.digest)?.bytes ?? [],
            isRejected: outcome.reason != nil, isSettled: false)
        return outcome
    }

    /// What a source became when it was read, here in an earlier run or elsewhere; `nil` where it is not what was written.
    private func replayed(
        _ archive: ArraySlice<UInt8>, _ source: Source, digest: String, _ batch: inout RecordBatch
    ) -> Outcome? {
        (try? ArchivedReport(archive, of: source, digest: digest)).map {
            outcome(of: $0, source.path, &batch)
        }
    }

    /// What `ogi map` hands on of a source: the digest of its bytes, and what they became.
    ///
    /// Throws: `MachineShortage`.
    func result(of found: FoundSource) throws(MachineShortage) -> (digest: String, archive: [UInt8]) {
        let unread = String(repeating: "0", count: 64)
        func rejected(_ rejection: Rejection) -> (String, [UInt8]) {
            (unread, ArchivedReport.rejected([rejection]).bytes)
        }
        if case .rejected(let rejection) = found.finding { return rejected(rejection) }
        let incident = supervision.rejection(of: found.source.path)
        switch try reader.load(found.source) {
        case .failure(let rejection): return rejected(incident ?? rejection)
        case .success(let loaded): return result(of: loaded)
        }
    }

    /// As above, of bytes that are at hand.
    func result(of loaded: SourceBytes) -> (digest: String, archive: [UInt8]) {
        let result = supervision.rejection(of: loaded.source.path).map { .rejected([$0]) } ?? read(loaded)
        return (loaded.digest.hexadecimal, result.bytes)
    }

    private func read(_ loaded: SourceBytes) -> ArchivedReport {
        switch converters.document(of: loaded) {
        case .failure(let rejection): return .rejected([rejection])
        case .success(let document):
            let report = work.report(of: document)
            let isUseless = report.rejections.contains(where: \.reason.concernsWholeSource)
            return isUseless ? .rejected(report.rejections) : .report(report)
        }
    }

    private func outcome(
        of result: ArchivedReport, _ path: String, _ batch: inout RecordBatch
    ) -> Outcome {
        switch result {
        case .rejected(let rejections): return rejected(path, rejections, &batch)
        case .report(let report): return outcome(of: report, &batch)
        }
    }

    private func outcome(of final: Report, _ batch: inout RecordBatch) -> Outcome {
        var report = final
        var rows = Array(repeating: EncodedRows(), count: sinks.count)
        for table in TableName.allCases {
            let own = sinks.indices.filter { sinks[$0].table == table && sinks[$0].isEncodedByWorkers }
            if own.isEmpty { continue }
            builder.fill(&batch, with: table, of: report)
            for sink in own {
                rows[sink].append(batch, sinks[sink].encoder)
                if sinks[sink].corpusStages == 0 {
                    rows[sink].settle(late: report.duplicateOf, sinks[sink].encoder)
                }
            }
        }
        // Texts are the bulk of a report, and no corpus table has any.
        report.sections = []
        report.mentions = []
        let setAside = report.rejections.map(\.reason).filter { !$0.concernsWholeSource }
        var outcome = Outcome(
            report: isFinal ? nil : report, format: report.format, setAside: setAside, rows: rows)
        outcome.year = report.cover.reportYear
        return outcome
    }

    /// A source that was not read.
    private func rejected(_ path: String, _ rejection: Rejection, _ batch: inout RecordBatch) -> Outcome {
        var outcome = rejected(path, [rejection], &batch)
        outcome.entry = RunMemory.entry(path, rejection)
        return outcome
    }

    private func rejected(_ path: String, _ rejections: [Rejection], _ batch: inout RecordBatch) -> Outcome {
        var rows = Array(repeating: EncodedRows(), count: sinks.count)
        builder.fill(&batch, with: rejections, of: path)
        for (offset, sink) in sinks.enumerated() where sink.table == .rejects {
            rows[offset].append(batch, sink.encoder)
        }
        return Outcome(
            report: nil, reason: rejections.first { $0.reason.concernsWholeSource }?.reason,
            rejections: rejections, rows: rows)
    }
}
