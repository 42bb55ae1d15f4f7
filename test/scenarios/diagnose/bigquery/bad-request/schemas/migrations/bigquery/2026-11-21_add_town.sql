-- migration: 2026-11-21_add_town
-- cause: shop.order/place.town: a field is new
-- after: nothing

UPDATE `shop`.`orders` SET `note` = 'a;b' WHERE `note` IS NULL;

-- step: alone: a field inside of a RECORD
{
  "method": "tables.patch",
  "table": {"datasetId":"shop","tableId":"orders"},
  "body": {"schema":{"fields":[{"name":"place","type":"RECORD","mode":"NULLABLE","fields":[{"name":"town","type":"STRING","maxLength":20}]}]},"unique":["note"]}
}

-- step: alone: and one of another API
{
  "method": "tables.replace",
  "table": {"datasetId":"shop","tableId":"orders"},
  "body": {}
}
