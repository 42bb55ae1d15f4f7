SELECT o."townName", o.floors
FROM town.offices AS o
WHERE o.floors > 3
