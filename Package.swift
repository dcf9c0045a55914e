// swift-tools-version: 6.0
import PackageDescription

// No third-party package, ever: the standard library, Dispatch and the C library. Not Foundation: its ICU alone would
// make the static program six times as large, and the start twice as long.
// The folders below `Sources` are the flow of data; see README.md, "Architecture".
let package = Package(
    name: "ogi",
    platforms: [.macOS(.v13)],
    targets: [
        .target(name: "Model", dependencies: ["SHA256Instructions"]),
        // C, because Swift cannot name a processor's instructions.
        .target(name: "SHA256Instructions"),
        .target(name: "Forms", dependencies: ["Model"]),
        .target(name: "Extract", dependencies: ["Model"]),
        .target(
            name: "Formats", dependencies: ["Model"],
            // Part of the C library on Linux.
            linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),
        .target(name: "Transform", dependencies: ["Model", "Forms"]),
        .target(name: "Load", dependencies: ["Model", "Forms"], exclude: ["README.md"]),
        .target(name: "Runtime"),
        .target(
            name: "Pipeline",
            dependencies: ["Model", "Forms", "Extract", "Formats", "Transform", "Load", "Runtime"]),
        .executableTarget(
            name: "ogi", dependencies: ["Pipeline", "Load", "Runtime"],
            // By its hash results of another build are told from this one's, see `ProgramIdentity`.
            linkerSettings: [.unsafeFlags(["-Xlinker", "--build-id=sha1"], .when(platforms: [.linux]))]),
        .target(
            name: "TestSupport", dependencies: ["Forms", "Model"], path: "Tests/TestSupport",
            exclude: ["README.md"]),
        .executableTarget(
            name: "accuracy", dependencies: ["TestSupport", "Formats", "Transform", "Forms", "Model"],
            path: "Tests/Accuracy"),
        .testTarget(
            name: "PropertyTests", dependencies: ["TestSupport", "Formats", "Transform", "Forms", "Model"],
            exclude: ["floors.csv", "corpus_floors.csv"]),
        .testTarget(name: "ModelTests", dependencies: ["Model"]),
        .testTarget(name: "FormsTests", dependencies: ["Forms", "Model"]),
        .testTarget(name: "ExtractTests", dependencies: ["Extract", "Model"]),
        .testTarget(name: "FormatsTests", dependencies: ["Formats", "Model", "TestSupport"]),
        .testTarget(name: "TransformTests", dependencies: ["Transform", "Forms", "Model"]),
        .testTarget(name: "LoadTests", dependencies: ["Load", "Forms", "Model", "TestSupport"]),
        .testTarget(name: "RuntimeTests", dependencies: ["Runtime"]),
        .testTarget(
            name: "PipelineTests",
            dependencies: ["Pipeline", "Load", "Runtime", "Forms", "Model"]),
        .testTarget(name: "CaseTests", dependencies: ["ogi", "Forms"]),
    ]
)

// `make fuzz`: built apart, because the fuzzer brings a main function of its own.
if Context.environment["OGI_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "fuzz",
            dependencies: ["Pipeline", "Load", "Formats", "Transform", "Forms", "Model", "TestSupport"],
            path: "Tests/Fuzz", exclude: ["README.md", "run.sh", "seeds"],
            swiftSettings: [.unsafeFlags(["-parse-as-library", "-sanitize=fuzzer"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]))
}
