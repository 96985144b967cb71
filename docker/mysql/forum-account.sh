#!/bin/bash
# Makes the forum's account: it owns its schemas and may read where the binary log stands.
set -eu
mariadb --user=root --password="$MARIADB_ROOT_PASSWORD" <<SQL
CREATE USER 'paopao'@'%' IDENTIFIED BY '$PAOPAO_DB_PASSWORD';
GRANT ALL ON platform.* TO 'paopao'@'%';
GRANT ALL ON media.* TO 'paopao'@'%';
GRANT ALL ON users.* TO 'paopao'@'%';
GRANT ALL ON posts.* TO 'paopao'@'%';
GRANT ALL ON notifications.* TO 'paopao'@'%';
GRANT ALL ON points.* TO 'paopao'@'%';
GRANT ALL ON inventory.* TO 'paopao'@'%';
GRANT ALL ON orders.* TO 'paopao'@'%';
GRANT ALL ON push.* TO 'paopao'@'%';
GRANT BINLOG MONITOR ON *.* TO 'paopao'@'%';
SQL
