package io.paopao.pages.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.paopao.pages.Assets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/// The compiled templates and the assets that they link to.
@ApplicationScoped
public class Renderer {

  static final String HTML = "text/html;charset=utf-8";

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Assets assets = Assets.load();

  Assets assets() {
    return assets;
  }

  /// @return UTF-8
  byte[] html(String template, Map<String, Object> model) {
    Utf8ByteOutput out = new Utf8ByteOutput();
    engine.render(template, model, out);
    return out.toByteArray();
  }
}
