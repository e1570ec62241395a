/** A place on the globe in degrees. */
export type Coordinate = { latitude: number; longitude: number };

/** A place on a map: units from its upper left corner. */
export type MapPoint = { x: number; y: number };

/** The frame of a map in degrees. */
export type Frame = { west: number; east: number; south: number; north: number };

export type Projection = { width: number; height: number; project: (coordinate: Coordinate) => MapPoint };

/** The smallest frame that holds all places, with some room around them.
 *  @param room degrees on each side */
export function frameAround(coordinates: readonly Coordinate[], room: number): Frame {
  const latitudes = coordinates.map(({ latitude }) => latitude);
  const longitudes = coordinates.map(({ longitude }) => longitude);
  return {
    west: Math.min(...longitudes) - room,
    east: Math.max(...longitudes) + room,
    south: Math.min(...latitudes) - room,
    north: Math.max(...latitudes) + room,
  };
}

/** Whether a place lies in a frame. */
export function isInFrame({ latitude, longitude }: Coordinate, { west, east, south, north }: Frame): boolean {
  return west <= longitude && longitude <= east && south <= latitude && latitude <= north;
}

/** Draws a frame so wide, with one scale for both directions at its middle latitude.
 *  Exact enough for a small country: across 3° of latitude at 30° the scale differs by 1.5 % from the middle. */
export function projectionOf(frame: Frame, width: number): Projection {
  const { west, east, south, north } = frame;
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = width / ((east - west) * squeeze);
  return {
    width,
    height: Math.round((north - south) * scale),
    project: ({ latitude, longitude }) => ({ x: (longitude - west) * squeeze * scale, y: (north - latitude) * scale }),
  };
}
