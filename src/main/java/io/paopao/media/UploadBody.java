package io.paopao.media;

import java.io.IOException;

/// Reads what is sent, when there is room for it.
public interface UploadBody {
  byte[] read() throws IOException;
}
