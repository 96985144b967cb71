package io.paopao.importer;

/// Hears how far an import is.
public interface Progress {

  /// Says nothing.
  Progress SILENT = (done, total, result) -> {};

  /// @param done how many bytes of the file are dealt with
  void at(long done, long total, ImportResult result);
}
