package io.paopao.search.index;

import org.jspecify.annotations.Nullable;

/// The files of the index are damaged or of another version: wipe them and index everything again.
public final class UnusableIndexException extends RuntimeException {

  public UnusableIndexException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
