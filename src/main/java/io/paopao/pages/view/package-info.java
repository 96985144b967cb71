/// What the templates may see: plain records, texts unescaped (the engine escapes by context).
/// [TrustedHtml] alone is written as it stands.
@NullMarked
package io.paopao.pages.view;

import org.jspecify.annotations.NullMarked;
