SELECT o.code
FROM town.offices AS o
WHERE o.floors > $1
