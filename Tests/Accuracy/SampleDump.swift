import Foundation
import TestSupport

/// Writes samples as texts with their truth beside them: `docs/`, `truth.csv`, `manifest.csv`.
struct SampleDump {
    private let folder: URL
    private var truth = "doc_id,form,table,row,column,value,printed,placed\n"
    private var manifest =
        "doc_id,organization,report_year,form,source_format,extractor,perturbations,hopeless,planted_inconsistency\n"

    init(_ path: String) throws {
        folder = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("docs"), withIntermediateDirectories: true)
    }

    mutating func add(_ sample: SampleReport) throws {
        try Data(sample.text.utf8).write(to: folder.appendingPathComponent("docs/\(sample.name).txt"))
        let filled = sample.filled
        for (offset, figure) in filled.form.figures.enumerated() {
            let cell = filled.cells[offset]
            truth +=
                "\(sample.name),\(filled.form.name),\(figure.table),\(figure.row),\(figure.column),"
                + "\(cell.value?.description ?? ""),\"\(cell.printed)\",\(sample.isPlaced[offset])\n"
        }
        let wrong = filled.traits.filter { $0.hasPrefix("wrong_sum") }.joined(separator: ";")
        manifest +=
            "\(sample.name),\(sample.body.name),\(filled.reportYear),\(filled.form.name),text,\(sample.rendering),"
            + "\"\(filled.traits.joined(separator: ";"))\",,\"\(wrong)\"\n"
    }

    func finish() throws {
        try Data(truth.utf8).write(to: folder.appendingPathComponent("truth.csv"))
        try Data(manifest.utf8).write(to: folder.appendingPathComponent("manifest.csv"))
    }
}
