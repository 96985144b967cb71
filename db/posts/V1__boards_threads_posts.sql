-- Times are UTC. Ids are made by the forum and grow with time.

CREATE TABLE board (
  slug VARCHAR(60) NOT NULL,
  name VARCHAR(80) NOT NULL,
  name_en VARCHAR(80) NOT NULL,
  description VARCHAR(400) NOT NULL,
  description_en VARCHAR(400) NOT NULL,
  colour CHAR(7) NOT NULL,
  sort INT NOT NULL,
  private BOOLEAN NOT NULL DEFAULT FALSE,
  PRIMARY KEY (slug),
  UNIQUE KEY by_name (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- How many threads a board has: the sum of its shards, so that writers seldom meet on one row.
CREATE TABLE board_count (
  board VARCHAR(60) NOT NULL,
  shard TINYINT NOT NULL,
  threads BIGINT NOT NULL,
  PRIMARY KEY (board, shard)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- tags: one on each line. source, source_url, license: where an imported thread comes from.
CREATE TABLE thread (
  id BIGINT NOT NULL,
  board VARCHAR(60) NOT NULL,
  author BIGINT NOT NULL,
  first_post BIGINT NOT NULL,
  title VARCHAR(1280) NOT NULL,
  excerpt VARCHAR(400) NOT NULL,
  tags VARCHAR(1300) NOT NULL,
  locked BOOLEAN NOT NULL DEFAULT FALSE,
  pinned BOOLEAN NOT NULL DEFAULT FALSE,
  featured BOOLEAN NOT NULL DEFAULT FALSE,
  lang VARCHAR(20) NULL,
  source VARCHAR(160) NULL,
  source_url VARCHAR(500) NULL,
  license VARCHAR(60) NULL,
  created_at DATETIME(6) NOT NULL,
  deleted_at DATETIME(6) NULL,
  deleted_by BIGINT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  KEY by_author (author, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE thread_tag (
  tag VARCHAR(255) NOT NULL,
  thread BIGINT NOT NULL,
  PRIMARY KEY (tag, thread),
  KEY by_thread (thread)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What lists of threads are sorted and filtered by. replies, views, last_activity_at and repliers
-- lag behind by what thread_delta still holds.
-- repliers: the accounts of the last replies, newest first, with repetitions.
CREATE TABLE thread_stats (
  thread BIGINT NOT NULL,
  board VARCHAR(60) NOT NULL,
  visible BOOLEAN NOT NULL,
  pinned BOOLEAN NOT NULL,
  created_at DATETIME(6) NOT NULL,
  last_activity_at DATETIME(6) NOT NULL,
  replies BIGINT NOT NULL,
  views BIGINT NOT NULL,
  repliers VARCHAR(260) NOT NULL,
  newest BIGINT AS (TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', created_at)) STORED,
  active BIGINT AS (TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', last_activity_at)) STORED,
  -- pinned threads stand above all times
  bumped BIGINT AS (TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', last_activity_at)
    + pinned * 1152921504606846976) STORED,
  -- ten times the interest is worth 12.5 hours of age
  hot BIGINT AS (ROUND(10000 * LOG10(1 + replies + views / 20))
    + TIMESTAMPDIFF(SECOND, '1970-01-01 00:00:00', created_at) DIV 45 * 10) STORED,
  PRIMARY KEY (thread),
  KEY board_bumped (board, visible, bumped, thread),
  KEY board_newest (board, visible, newest, thread),
  KEY board_hot (board, visible, hot, thread),
  KEY all_active (visible, active, thread),
  KEY all_newest (visible, newest, thread),
  KEY all_hot (visible, hot, thread)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Counts on their way to thread_stats: writers only insert, so that nobody waits for a thread.
CREATE TABLE thread_delta (
  id BIGINT NOT NULL AUTO_INCREMENT,
  thread BIGINT NOT NULL,
  replies INT NOT NULL,
  views INT NOT NULL,
  activity_at DATETIME(6) NULL,
  replier BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_thread (thread)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- score and accepted: what an imported post had earned where it comes from.
CREATE TABLE post (
  id BIGINT NOT NULL,
  thread BIGINT NOT NULL,
  reply_to BIGINT NULL,
  author BIGINT NOT NULL,
  body MEDIUMTEXT NOT NULL,
  html MEDIUMTEXT NOT NULL,
  text MEDIUMTEXT NOT NULL,
  score INT NOT NULL DEFAULT 0,
  accepted BOOLEAN NOT NULL DEFAULT FALSE,
  created_at DATETIME(6) NOT NULL,
  edited_at DATETIME(6) NULL,
  edited_by BIGINT NULL,
  deleted_at DATETIME(6) NULL,
  deleted_by BIGINT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  KEY by_thread (thread, created_at, id),
  KEY by_author (author, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Bodies that an edit has replaced. version: the post's when it still said this.
CREATE TABLE revision (
  post BIGINT NOT NULL,
  version BIGINT NOT NULL,
  body MEDIUMTEXT NOT NULL,
  editor BIGINT NOT NULL,
  written_at DATETIME(6) NOT NULL,
  PRIMARY KEY (post, version)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE reaction (
  post BIGINT NOT NULL,
  name VARCHAR(20) NOT NULL,
  account BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (post, name, account)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE bookmark (
  account BIGINT NOT NULL,
  post BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (account, post),
  KEY by_time (account, created_at, post)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE draft (
  account BIGINT NOT NULL,
  name VARCHAR(100) NOT NULL,
  body MEDIUMTEXT NOT NULL,
  title VARCHAR(1280) NULL,
  board VARCHAR(60) NULL,
  sequence BIGINT NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  PRIMARY KEY (account, name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Which threads of elsewhere are here already.
CREATE TABLE imported (
  external_id VARCHAR(160) NOT NULL,
  thread BIGINT NOT NULL,
  PRIMARY KEY (external_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO board (slug, name, name_en, description, description_en, colour, sort) VALUES
  ('general', '泡泡茶馆', 'Bubble Tea House', '坐下来聊聊天,什么都可以说。', 'Sit down and talk about anything.', '#3b82c4', 10),
  ('qa', '问答', 'Questions & Answers', '提问与解答,好回答值得被看见。', 'Ask, answer, and let good answers be seen.', '#2f9e7a', 20),
  ('database', '数据库', 'Databases', '分布式数据库的使用、运维与原理。', 'Using, running and understanding distributed databases.', '#4f6bd8', 30),
  ('ai', '人工智能', 'Artificial Intelligence', '机器学习、神经网络与智能的边界。', 'Machine learning, neural networks and the limits of intelligence.', '#7c5cd6', 40),
  ('quantum', '量子计算', 'Quantum Computing', '量子比特、线路与算法。', 'Qubits, circuits and algorithms.', '#0e8fa8', 50),
  ('music', '音乐', 'Music', '聊聊歌曲、歌手和旋律。', 'Songs, singers and melodies.', '#c2557f', 60),
  ('movies', '影视', 'Films & Series', '电影、剧集与幕后故事。', 'Films, series and the stories behind them.', '#b4573c', 70),
  ('travel', '旅行', 'Travel', '去过的地方和想去的地方。', 'Places you have been to, and places to go.', '#3f9142', 80),
  ('coffee', '咖啡', 'Coffee', '豆子、烘焙与一杯好咖啡。', 'Beans, roasting and a good cup.', '#8a5a3b', 90),
  ('beer', '啤酒', 'Beer', '酿造、品鉴与保存。', 'Brewing, tasting and keeping.', '#b8860b', 100),
  ('public-consultation', '公开咨询', 'Public Consultation', '向公众人物提问,听他们公开作答。', 'Questions to public figures, answered in public.', '#5b7a99', 110),
  ('public-issues', '公共议题', 'Public Issues', '会议记录与公共事务的讨论。', 'Meeting records and talk about public affairs.', '#6b7280', 120),
  ('bicycles-meta', '自行车站务', 'Bicycles Meta', '关于自行车问答社区本身的讨论。', 'How the bicycles community works.', '#4b8b3b', 130),
  ('conlang-meta', '人造语言站务', 'Conlang Meta', '关于人造语言社区本身的讨论。', 'How the constructed languages community works.', '#9b59b6', 140),
  ('feedback', '建议反馈', 'Feedback', '告诉我们泡泡哪里还能更好。', 'Tell us how Paopao can be better.', '#64748b', 150);
